package io.durablefunctions.testing.expenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.testing.TestRuntime;
import io.durablefunctions.testing.expenses.ExpenseApproval.Decision;
import io.durablefunctions.testing.expenses.ExpenseApproval.Expense;
import io.durablefunctions.testing.expenses.ExpenseApproval.Outcome;
import io.durablefunctions.testing.expenses.ExpenseApproval.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpenseApprovalTest {

    private final List<String> sent = new ArrayList<>();
    private final Expense expense = new Expense("ada", "bob", 4200);
    private final TestRuntime runtime = TestRuntime.builder()
            .orchestrator(ExpenseApproval.class, ExpenseApprovalOrchestrator::new)
            .activities(Mail.class, new Mail() {
                @Override
                public void askManager(String managerAddress, Expense expense) {
                    if (managerAddress.equals("nobody")) {
                        throw new UnknownAddress(managerAddress);
                    }
                    sent.add("ask " + managerAddress);
                }

                @Override
                public void tell(String address, Outcome outcome) {
                    sent.add("tell " + address + " " + outcome);
                }
            })
            .start();
    private final ExpenseApprovalClient approvals = ExpenseApprovalClient.of(runtime);

    @Test
    void an_answer_on_the_third_day_counts() {
        OrchestrationHandle<Outcome> handle = approvals.start(expense);
        runtime.advance(Duration.ofDays(2));
        assertThat(approvals.progress(handle.instanceId())).contains(new Stage(3));
        approvals.raiseDecision(handle.instanceId(), new Decision(true, "late"));
        assertThat(handle.await(Duration.ofSeconds(1))).isEqualTo(Outcome.APPROVED);
        assertThat(sent).containsExactly("ask bob", "ask bob", "ask bob", "tell ada APPROVED");
    }

    @Test
    void an_expense_nobody_answers_expires() {
        OrchestrationHandle<Outcome> handle = approvals.start(StartOptions.id("exp-1"), expense);
        assertThat(handle.await(Duration.ofDays(11))).isEqualTo(Outcome.EXPIRED);
        assertThat(sent).hasSize(11).endsWith("tell ada EXPIRED");
    }

    @Test
    void an_exception_of_ones_own_is_caught_as_itself_with_its_data_and_is_not_retried() {
        OrchestrationHandle<Outcome> handle = approvals.start(new Expense("ada", "nobody", 1));
        assertThat(handle.await(Duration.ofSeconds(1))).isEqualTo(Outcome.UNREACHABLE);
        assertThat(sent).containsExactly("tell admin about nobody UNREACHABLE");
        assertThat(handle.status().status()).isEqualTo(RuntimeStatus.COMPLETED);
    }
}
