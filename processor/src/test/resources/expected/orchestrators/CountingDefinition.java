package com.acme.jobs;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Counting}. In the journal it is {@code counting-v1}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class CountingDefinition implements OrchestratorDefinition<Counting, Integer> {
    static final CountingDefinition INSTANCE = new CountingDefinition();

    static final ValueType<Long> LONG = ValueType.immutable(Long.class);

    private static final ValueType<Integer> INTEGER = ValueType.immutable(Integer.class);

    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    static final FailureType<TooMany> TOO_MANY = FailureType.of(
            TooMany.class,
            List.of(STRING, INTEGER),
            failure -> Arrays.asList(failure.getMessage(), failure.getMost()),
            values -> new TooMany(values.at(0, STRING), (int) values.at(1, INTEGER)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public CountingDefinition() {}

    @Override
    public String name() {
        return "counting-v1";
    }

    @Override
    public Class<Counting> contract() {
        return Counting.class;
    }

    @Override
    public List<ValueType<?>> parameters() {
        return List.of(LONG, INTEGER);
    }

    @Override
    public ValueType<Integer> result() {
        return INTEGER;
    }

    @Override
    public List<FailureType<?>> answers() {
        return List.of(TOO_MANY);
    }

    @Override
    public Integer run(Counting orchestrator, OrchestrationCall call) throws IOException {
        return orchestrator.count(
                call.context(), (long) call.argument(0, LONG), (int) call.argument(1, INTEGER), call.progress(LONG));
    }

    @Override
    public Optional<Object> client(DurableFunctionClient client) {
        return Optional.of(CountingClient.of(client));
    }
}
