package io.durablefunctions.testing.expenses;

import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import java.time.Duration;

final class ExpenseApprovalOrchestrator implements ExpenseApproval {

    @Override
    public Outcome approve(OrchestrationContext context, Expense expense, Inbox inbox, Progress<Stage> progress) {
        MailStub mail = MailStub.in(context);
        Outcome outcome = Outcome.EXPIRED;
        for (int day = 1; day <= 10 && outcome == Outcome.EXPIRED; day++) {
            try {
                mail.askManager(expense.manager(), expense);
                progress.set(new Stage(day));
                boolean approved = inbox.decision().await(Duration.ofDays(1)).approved();
                outcome = approved ? Outcome.APPROVED : Outcome.REFUSED;
            } catch (DurableTimeoutException noAnswer) {
                context.logger().info("no answer on day {}", day);
            } catch (UnknownAddress e) {
                mail.tell("admin about " + e.address(), Outcome.UNREACHABLE);
                return Outcome.UNREACHABLE;
            }
        }
        mail.tellAsync(expense.owner(), outcome).await();
        return outcome;
    }
}
