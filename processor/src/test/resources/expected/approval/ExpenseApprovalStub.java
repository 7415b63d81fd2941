package com.acme;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ChildCalls;
import javax.annotation.processing.Generated;

/**
 * Calls {@link ExpenseApproval} from another orchestrator. In the journal it is {@code ExpenseApproval}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class ExpenseApprovalStub {
    private final ChildCalls<ExpenseApproval.Outcome> calls;

    private ExpenseApprovalStub(ChildCalls<ExpenseApproval.Outcome> calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static ExpenseApprovalStub in(OrchestrationContext context) {
        return new ExpenseApprovalStub(ChildCalls.in(context, ExpenseApprovalDefinition.INSTANCE));
    }

    /**
     * The stub with these options.
     */
    public ExpenseApprovalStub with(ChildOptions options) {
        return new ExpenseApprovalStub(this.calls.with(options));
    }

    /**
     * Calls {@code ExpenseApproval} as a child and waits for it.
     *
     * @see ExpenseApproval#approve
     */
    public ExpenseApproval.Outcome approve(ExpenseApproval.Expense expense) {
        return this.approveAsync(expense).await();
    }

    /**
     * Calls {@code ExpenseApproval} as a child and goes on.
     *
     * @see ExpenseApproval#approve
     */
    public DurableFuture<ExpenseApproval.Outcome> approveAsync(ExpenseApproval.Expense expense) {
        return this.calls.call(expense);
    }

    /**
     * Starts an instance that nobody waits for; returns its id.
     */
    public static String startDetached(OrchestrationContext context, ExpenseApproval.Expense expense) {
        return in(context).calls.startDetached(expense);
    }

    /**
     * Starts an instance that nobody waits for, with these options; returns its id.
     */
    public static String startDetached(
            OrchestrationContext context, ChildOptions options, ExpenseApproval.Expense expense) {
        return in(context).with(options).calls.startDetached(expense);
    }

    /**
     * Goes on from the top with this input and an empty history. Never returns.
     */
    public static ExpenseApproval.Outcome continueAsNew(OrchestrationContext context, ExpenseApproval.Expense expense) {
        return in(context).calls.continueAsNew(expense);
    }

    /**
     * Raises the event {@code decision} to an instance.
     *
     * @see ExpenseApproval.Inbox#decision
     */
    public static void raiseDecision(
            OrchestrationContext context, String instanceId, ExpenseApproval.Decision decision) {
        in(context).calls.raise(instanceId, ExpenseApprovalDefinition.DECISION, decision);
    }

    /**
     * Raises the event {@code opinion:colleague} to an instance.
     *
     * @see ExpenseApproval.Inbox#opinion
     */
    public static void raiseOpinion(
            OrchestrationContext context, String instanceId, String colleague, ExpenseApproval.Opinion opinion) {
        in(context).calls.raise(instanceId, ExpenseApprovalDefinition.OPINION, colleague, opinion);
    }

    /**
     * Raises the event {@code withdrawn} to an instance.
     *
     * @see ExpenseApproval.Inbox#withdrawn
     */
    public static void raiseWithdrawn(OrchestrationContext context, String instanceId) {
        in(context).calls.raise(instanceId, ExpenseApprovalDefinition.WITHDRAWN, null);
    }
}
