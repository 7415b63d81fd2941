package com.acme.jobs;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.EventWaits;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Outer.Inner}. In the journal it is {@code Outer.Inner}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class Outer_InnerDefinition implements OrchestratorDefinition<Outer.Inner, List<String>> {
    static final Outer_InnerDefinition INSTANCE = new Outer_InnerDefinition();

    private static final ValueType<Map<String, List<Outer.Item>>> MAP_OF_STRING_AND_LIST_OF_ITEM = new ValueType<>() {};

    private static final ValueType<List<String>> LIST_OF_STRING = new ValueType<>() {};

    private static final ValueType<List<Outer.Item>> LIST_OF_ITEM = new ValueType<>() {};

    private static final ValueType<Integer> INTEGER = ValueType.immutable(Integer.class);

    private static final ValueType<Outer.Reason> REASON = ValueType.immutable(Outer.Reason.class);

    static final EventType<List<Outer.Item>> ITEMS = EventType.of("items", LIST_OF_ITEM);

    static final EventType<Integer> VOTED = EventType.of("voted", INTEGER);

    static final EventType<Outer.Reason> CANCELLED = EventType.of("cancelled", REASON);

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public Outer_InnerDefinition() {}

    @Override
    public String name() {
        return "Outer.Inner";
    }

    @Override
    public Class<Outer.Inner> contract() {
        return Outer.Inner.class;
    }

    @Override
    public List<ValueType<?>> parameters() {
        return List.of(MAP_OF_STRING_AND_LIST_OF_ITEM);
    }

    @Override
    public ValueType<List<String>> result() {
        return LIST_OF_STRING;
    }

    @Override
    public List<String> run(Outer.Inner orchestrator, OrchestrationCall call) {
        return orchestrator.collect(
                call.context(), call.argument(0, MAP_OF_STRING_AND_LIST_OF_ITEM), new EventsWaits(call.events()));
    }

    @Override
    public Optional<Object> client(DurableFunctionClient client) {
        return Optional.of(Outer_InnerClient.of(client));
    }

    private static final class EventsWaits implements Outer.Events {
        private final EventWaits events;

        EventsWaits(EventWaits events) {
            this.events = events;
        }

        @Override
        public DurableFuture<List<Outer.Item>> items() {
            return this.events.next(Outer_InnerDefinition.ITEMS);
        }

        @Override
        public DurableFuture<Integer> vote(String payload) {
            return this.events.next(Outer_InnerDefinition.VOTED, payload);
        }

        @Override
        public DurableFuture<Outer.Reason> cancelled() {
            return this.events.next(Outer_InnerDefinition.CANCELLED);
        }
    }
}
