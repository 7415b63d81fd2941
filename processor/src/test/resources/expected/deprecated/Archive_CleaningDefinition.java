package com.acme.archive;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Archive.Cleaning}. In the journal it is {@code Archive.Cleaning}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Archive_CleaningDefinition implements OrchestratorDefinition<Archive.Cleaning, Void> {
    static final Archive_CleaningDefinition INSTANCE = new Archive_CleaningDefinition();

    private static final ValueType<Archive.Cleaning.Word> WORD = ValueType.immutable(Archive.Cleaning.Word.class);

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public Archive_CleaningDefinition() {}

    @Override
    public String name() {
        return "Archive.Cleaning";
    }

    @Override
    public Class<Archive.Cleaning> contract() {
        return Archive.Cleaning.class;
    }

    @Override
    public List<ValueType<?>> parameters() {
        return List.of(WORD);
    }

    @Override
    public ValueType<Void> result() {
        return ValueType.NOTHING;
    }

    @Override
    public Void run(Archive.Cleaning orchestrator, OrchestrationCall call) {
        orchestrator.clean(call.context(), call.argument(0, WORD));
        return null;
    }

    @Override
    public Optional<Object> client(DurableFunctionClient client) {
        return Optional.of(Archive_CleaningClient.of(client));
    }
}
