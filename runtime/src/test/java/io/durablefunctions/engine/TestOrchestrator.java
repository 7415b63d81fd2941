package io.durablefunctions.engine;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.replay.Orchestrator;
import java.util.List;
import java.util.function.Function;

/** An orchestrator without input that gives a text. */
record TestOrchestrator(String name) implements OrchestratorDefinition<Function<OrchestrationContext, String>, String> {

    static Orchestrator<?, ?> of(String name, Function<OrchestrationContext, String> code) {
        return new Orchestrator<>(new TestOrchestrator(name), () -> code);
    }

    @Override
    @SuppressWarnings("unchecked") // a function is all there is to the contract
    public Class<Function<OrchestrationContext, String>> contract() {
        return (Class<Function<OrchestrationContext, String>>) (Class<?>) Function.class;
    }

    @Override
    public List<ValueType<?>> parameters() {
        return List.of();
    }

    @Override
    public ValueType<String> result() {
        return ValueType.of(String.class);
    }

    @Override
    public String run(Function<OrchestrationContext, String> code, OrchestrationCall call) {
        return code.apply(call.context());
    }
}
