package com.acme.jobs;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Nightly}. In the journal it is {@code Nightly}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class NightlyDefinition implements OrchestratorDefinition<Nightly, Void> {
    static final NightlyDefinition INSTANCE = new NightlyDefinition();

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public NightlyDefinition() {}

    @Override
    public String name() {
        return "Nightly";
    }

    @Override
    public Class<Nightly> contract() {
        return Nightly.class;
    }

    @Override
    public List<ValueType<?>> parameters() {
        return List.of();
    }

    @Override
    public ValueType<Void> result() {
        return ValueType.NOTHING;
    }

    @Override
    public Void run(Nightly orchestrator, OrchestrationCall call) {
        orchestrator.run(call.context());
        return null;
    }

    @Override
    public Optional<Object> client(DurableFunctionClient client) {
        return Optional.of(NightlyClient.of(client));
    }
}
