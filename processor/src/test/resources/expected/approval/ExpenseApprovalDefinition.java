package com.acme;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.EventWaits;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link ExpenseApproval}. In the journal it is {@code ExpenseApproval}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class ExpenseApprovalDefinition
        implements OrchestratorDefinition<ExpenseApproval, ExpenseApproval.Outcome> {
    static final ExpenseApprovalDefinition INSTANCE = new ExpenseApprovalDefinition();

    private static final ValueType<ExpenseApproval.Expense> EXPENSE =
            ValueType.immutable(ExpenseApproval.Expense.class);

    private static final ValueType<ExpenseApproval.Outcome> OUTCOME =
            ValueType.immutable(ExpenseApproval.Outcome.class);

    static final ValueType<ExpenseApproval.Stage> STAGE = ValueType.immutable(ExpenseApproval.Stage.class);

    private static final ValueType<ExpenseApproval.Decision> DECISION_TYPE =
            ValueType.immutable(ExpenseApproval.Decision.class);

    private static final ValueType<ExpenseApproval.Opinion> OPINION_TYPE =
            ValueType.immutable(ExpenseApproval.Opinion.class);

    static final EventType<ExpenseApproval.Decision> DECISION = EventType.of("decision", DECISION_TYPE);

    static final EventType<ExpenseApproval.Opinion> OPINION = EventType.of("opinion", OPINION_TYPE);

    static final EventType<Void> WITHDRAWN = EventType.ofNothing("withdrawn");

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public ExpenseApprovalDefinition() {}

    @Override
    public String name() {
        return "ExpenseApproval";
    }

    @Override
    public Class<ExpenseApproval> contract() {
        return ExpenseApproval.class;
    }

    @Override
    public List<ValueType<?>> parameters() {
        return List.of(EXPENSE);
    }

    @Override
    public ValueType<ExpenseApproval.Outcome> result() {
        return OUTCOME;
    }

    @Override
    public ExpenseApproval.Outcome run(ExpenseApproval orchestrator, OrchestrationCall call) {
        return orchestrator.approve(
                call.context(), call.argument(0, EXPENSE), new InboxWaits(call.events()), call.progress(STAGE));
    }

    @Override
    public Optional<Object> client(DurableFunctionClient client) {
        return Optional.of(ExpenseApprovalClient.of(client));
    }

    private static final class InboxWaits implements ExpenseApproval.Inbox {
        private final EventWaits events;

        InboxWaits(EventWaits events) {
            this.events = events;
        }

        @Override
        public DurableFuture<ExpenseApproval.Decision> decision() {
            return this.events.next(ExpenseApprovalDefinition.DECISION);
        }

        @Override
        public DurableFuture<ExpenseApproval.Opinion> opinion(String colleague) {
            return this.events.next(ExpenseApprovalDefinition.OPINION, colleague);
        }

        @Override
        public DurableFuture<Void> withdrawn() {
            return this.events.next(ExpenseApprovalDefinition.WITHDRAWN);
        }
    }
}
