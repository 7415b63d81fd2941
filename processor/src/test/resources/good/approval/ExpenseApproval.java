package com.acme;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;

@Orchestrator
public interface ExpenseApproval {

    Outcome approve(OrchestrationContext context, Expense expense, Inbox inbox, Progress<Stage> progress);

    @ExternalEvents
    interface Inbox {
        DurableFuture<Decision> decision();

        DurableFuture<Opinion> opinion(String colleague);

        DurableFuture<Void> withdrawn();
    }

    record Expense(String owner, String manager, java.math.BigDecimal amount) {}

    record Stage(int day) {}

    record Decision(Outcome outcome, String reason) {}

    enum Outcome {
        APPROVED,
        REJECTED
    }

    enum Opinion {
        FOR,
        AGAINST
    }
}
