package io.durablefunctions.samples.approval;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;

/** Asks a manager and waits for the decision, but not for ever. */
@Orchestrator
public interface ExpenseApproval {

    Outcome approve(OrchestrationContext context, Expense expense, Inbox inbox);

    /** What the outside may tell a waiting approval. */
    @ExternalEvents
    interface Inbox {
        DurableFuture<Decision> decision();
    }

    record Expense(String purpose, int amount, long answerWithinSeconds) {}

    record Decision(boolean approved, String by) {}

    /** How it ended. */
    enum Outcome {
        APPROVED,
        REJECTED,
        EXPIRED
    }
}
