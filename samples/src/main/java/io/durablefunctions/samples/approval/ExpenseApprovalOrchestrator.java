package io.durablefunctions.samples.approval;

import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.OrchestrationContext;
import java.time.Duration;

/** The human in the loop. While nobody answers no process need be there. */
public final class ExpenseApprovalOrchestrator implements ExpenseApproval {

    @Override
    public Outcome approve(OrchestrationContext context, Expense expense, Inbox inbox) {
        LettersStub letters = LettersStub.in(context);
        letters.send("to the manager: may we spend " + expense.amount() + " on " + expense.purpose() + "?");
        Outcome outcome;
        try {
            Decision decision = inbox.decision().await(Duration.ofSeconds(expense.answerWithinSeconds()));
            outcome = decision.approved() ? Outcome.APPROVED : Outcome.REJECTED;
        } catch (DurableTimeoutException nobodyAnswered) {
            outcome = Outcome.EXPIRED;
        }
        letters.send("to the employee: " + expense.purpose() + " is " + outcome);
        return outcome;
    }
}
