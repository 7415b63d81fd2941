package io.durablefunctions.testing.expenses;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;

@Orchestrator
public interface ExpenseApproval {

    Outcome approve(OrchestrationContext context, Expense expense, Inbox inbox, Progress<Stage> progress);

    /** What the outside may tell a running approval. */
    @ExternalEvents
    interface Inbox {
        DurableFuture<Decision> decision();

        DurableFuture<String> opinion(String colleague);

        DurableFuture<Void> withdrawn();
    }

    record Expense(String owner, String manager, long cents) {}

    record Decision(boolean approved, String reason) {}

    record Stage(int day) {}

    enum Outcome {
        APPROVED,
        REFUSED,
        EXPIRED,
        UNREACHABLE
    }
}
