package com.acme;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.definition.OrchestratorClient;
import java.time.Duration;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Starts instances of {@link ExpenseApproval} and talks to them. In the store they are {@code ExpenseApproval}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class ExpenseApprovalClient {
    private final OrchestratorClient<ExpenseApproval.Outcome> client;

    private ExpenseApprovalClient(OrchestratorClient<ExpenseApproval.Outcome> client) {
        this.client = client;
    }

    /**
     * The client that talks through this one, or to this host.
     */
    public static ExpenseApprovalClient of(DurableFunctionClient client) {
        return new ExpenseApprovalClient(OrchestratorClient.of(client, ExpenseApprovalDefinition.INSTANCE));
    }

    /**
     * Starts an instance.
     *
     * @see ExpenseApproval#approve
     */
    public OrchestrationHandle<ExpenseApproval.Outcome> start(ExpenseApproval.Expense expense) {
        return this.client.start(StartOptions.defaults(), expense);
    }

    /**
     * Starts an instance with these options.
     *
     * @see ExpenseApproval#approve
     */
    public OrchestrationHandle<ExpenseApproval.Outcome> start(StartOptions options, ExpenseApproval.Expense expense) {
        return this.client.start(options, expense);
    }

    /**
     * Starts an instance and waits for its result, but no longer than this.
     *
     * @see OrchestrationHandle#await
     */
    public ExpenseApproval.Outcome run(Duration timeout, ExpenseApproval.Expense expense) {
        return this.start(expense).await(timeout);
    }

    /**
     * The handle of an instance, whether it exists or not.
     */
    public OrchestrationHandle<ExpenseApproval.Outcome> handle(String instanceId) {
        return this.client.handle(instanceId);
    }

    /**
     * Raises the event {@code decision} to an instance.
     *
     * @see ExpenseApproval.Inbox#decision
     */
    public void raiseDecision(String instanceId, ExpenseApproval.Decision decision) {
        this.client.raise(instanceId, ExpenseApprovalDefinition.DECISION, decision);
    }

    /**
     * Raises the event {@code opinion:colleague} to an instance.
     *
     * @see ExpenseApproval.Inbox#opinion
     */
    public void raiseOpinion(String instanceId, String colleague, ExpenseApproval.Opinion opinion) {
        this.client.raise(instanceId, ExpenseApprovalDefinition.OPINION, colleague, opinion);
    }

    /**
     * Raises the event {@code withdrawn} to an instance.
     *
     * @see ExpenseApproval.Inbox#withdrawn
     */
    public void raiseWithdrawn(String instanceId) {
        this.client.raise(instanceId, ExpenseApprovalDefinition.WITHDRAWN, null);
    }

    /**
     * What an instance told last of its progress; empty if it has told nothing.
     */
    public Optional<ExpenseApproval.Stage> progress(String instanceId) {
        return this.client.progress(instanceId, ExpenseApprovalDefinition.STAGE);
    }
}
