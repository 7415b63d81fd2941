package io.durablefunctions.samples.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.samples.approval.ExpenseApproval.Decision;
import io.durablefunctions.samples.approval.ExpenseApproval.Expense;
import io.durablefunctions.samples.approval.ExpenseApproval.Inbox;
import io.durablefunctions.samples.approval.ExpenseApproval.Outcome;
import io.durablefunctions.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpenseApprovalOrchestratorTest {

    private final List<String> letters = new ArrayList<>();

    private Outcome approve(Inbox inbox) {
        TestContext context = TestContext.with(Letters.class, letters::add);
        return new ExpenseApprovalOrchestrator().approve(context, new Expense("lunch", 40, 600), inbox);
    }

    @Test
    void what_the_manager_approves_is_approved() {
        assertThat(approve(() -> DurableFuture.completed(new Decision(true, "ada"))))
                .isEqualTo(Outcome.APPROVED);
    }

    @Test
    void what_the_manager_rejects_is_rejected() {
        assertThat(approve(() -> DurableFuture.completed(new Decision(false, "ada"))))
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void what_nobody_answers_expires_and_both_sides_hear_of_it() {
        assertThat(approve(DurableFuture::never)).isEqualTo(Outcome.EXPIRED);
        assertThat(letters)
                .containsExactly("to the manager: may we spend 40 on lunch?", "to the employee: lunch is EXPIRED");
    }
}
