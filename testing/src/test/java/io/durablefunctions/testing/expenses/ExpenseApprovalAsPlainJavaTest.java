package io.durablefunctions.testing.expenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.testing.TestContext;
import io.durablefunctions.testing.expenses.ExpenseApproval.Decision;
import io.durablefunctions.testing.expenses.ExpenseApproval.Expense;
import io.durablefunctions.testing.expenses.ExpenseApproval.Outcome;
import io.durablefunctions.testing.expenses.ExpenseApproval.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpenseApprovalAsPlainJavaTest {

    private record Answers(DurableFuture<Decision> decision, DurableFuture<Void> withdrawn)
            implements ExpenseApproval.Inbox {
        @Override
        public DurableFuture<String> opinion(String colleague) {
            return DurableFuture.never();
        }
    }

    private final List<String> sent = new ArrayList<>();
    private final Mail mail = new Mail() {
        @Override
        public void askManager(String managerAddress, Expense expense) {
            switch (managerAddress) {
                case "nobody" -> throw new UnknownAddress(managerAddress);
                case "broken" -> throw new IllegalStateException("mail server is down");
                default -> sent.add("ask " + managerAddress);
            }
        }

        @Override
        public void tell(String address, Outcome outcome) {
            sent.add("tell " + address + " " + outcome);
        }
    };
    private final TestContext context = TestContext.with(Mail.class, mail);
    private final ExpenseApproval approval = new ExpenseApprovalOrchestrator();
    private final Answers nobodyAnswers = new Answers(DurableFuture.never(), DurableFuture.never());

    @Test
    void an_expense_nobody_answers_expires() {
        Outcome outcome = approval.approve(context, new Expense("ada", "bob", 1), nobodyAnswers, context::setProgress);
        assertThat(outcome).isEqualTo(Outcome.EXPIRED);
        assertThat(sent).hasSize(11).endsWith("tell ada EXPIRED");
        assertThat(context.progress()).hasSize(10).endsWith(new Stage(10));
        assertThat(context.now()).isEqualTo(Instant.parse("2026-01-11T00:00:00Z"));
    }

    @Test
    void an_answer_that_is_there_counts_at_once() {
        Answers answers = new Answers(DurableFuture.completed(new Decision(false, "no")), DurableFuture.never());
        assertThat(approval.approve(context, new Expense("ada", "bob", 1), answers, stage -> {}))
                .isEqualTo(Outcome.REFUSED);
        assertThat(sent).containsExactly("ask bob", "tell ada REFUSED");
    }

    @Test
    void an_answer_on_the_third_day_counts() {
        context.raiseAfter(Duration.ofDays(2).plusHours(1), "decision", new Decision(true, "late"));
        Answers answers = new Answers(context.waitForEvent("decision", Decision.class), DurableFuture.never());
        assertThat(approval.approve(context, new Expense("ada", "bob", 1), answers, stage -> {}))
                .isEqualTo(Outcome.APPROVED);
        assertThat(sent).containsExactly("ask bob", "ask bob", "ask bob", "tell ada APPROVED");
    }

    @Test
    void an_exception_of_ones_own_is_caught_as_itself() {
        assertThat(approval.approve(context, new Expense("ada", "nobody", 1), nobodyAnswers, stage -> {}))
                .isEqualTo(Outcome.UNREACHABLE);
        assertThat(sent).containsExactly("tell admin about nobody UNREACHABLE");
    }

    @Test
    void any_other_exception_is_an_accident() {
        assertThatThrownBy(() -> approval.approve(context, new Expense("ada", "broken", 1), nobodyAnswers, stage -> {}))
                .isInstanceOf(ActivityFailedException.class)
                .hasMessageContaining("Mail.askManager failed after 1 attempt")
                .hasMessageContaining("mail server is down");
    }

    @Test
    void a_contract_is_a_child_and_is_started_detached_through_its_stub() {
        context.orchestrator(ExpenseApproval.class, ExpenseApprovalOrchestrator::new);
        assertThat(ExpenseApprovalStub.in(context).approve(new Expense("ada", "bob", 1)))
                .isEqualTo(Outcome.EXPIRED);
        String id = ExpenseApprovalStub.startDetached(context, new Expense("eve", "bob", 2));
        ExpenseApprovalStub.raiseDecision(context, id, new Decision(true, "fine"));
        ExpenseApprovalStub.raiseOpinion(context, id, "anna", "good");
        assertThat(context.detachedStarts())
                .containsExactly(new TestContext.DetachedStart(
                        "ExpenseApproval", "test:1", List.of(new Expense("eve", "bob", 2))));
        assertThat(context.raisedEvents())
                .containsExactly(
                        new TestContext.RaisedEvent("test:1", "decision", new Decision(true, "fine")),
                        new TestContext.RaisedEvent("test:1", "opinion:anna", "good"));
    }
}
