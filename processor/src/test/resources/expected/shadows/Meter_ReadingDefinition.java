package com.acme.shadows;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.lang.Class;
import java.lang.Exception;
import java.lang.Object;
import java.lang.Override;
import java.lang.String;
import java.lang.Void;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Meter.Reading}. In the journal it is {@code Meter.Reading}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class Meter_ReadingDefinition implements OrchestratorDefinition<Meter.Reading, Void> {
    static final Meter_ReadingDefinition INSTANCE = new Meter_ReadingDefinition();

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public Meter_ReadingDefinition() {}

    @Override
    public String name() {
        return "Meter.Reading";
    }

    @Override
    public Class<Meter.Reading> contract() {
        return Meter.Reading.class;
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
    public Void run(Meter.Reading orchestrator, OrchestrationCall call) throws Exception {
        orchestrator.read(call.context());
        return null;
    }

    @Override
    public Optional<Object> client(DurableFunctionClient client) {
        return Optional.of(Meter_ReadingClient.of(client));
    }
}
