package com.acme.archive;

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
 * What the runtime knows of {@link Archive.Waiting}. In the journal it is {@code Archive.Waiting}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Archive_WaitingDefinition implements OrchestratorDefinition<Archive.Waiting, Void> {
    static final Archive_WaitingDefinition INSTANCE = new Archive_WaitingDefinition();

    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    static final EventType<String> WORD = EventType.of("word", STRING);

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public Archive_WaitingDefinition() {}

    @Override
    public String name() {
        return "Archive.Waiting";
    }

    @Override
    public Class<Archive.Waiting> contract() {
        return Archive.Waiting.class;
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
    public Void run(Archive.Waiting orchestrator, OrchestrationCall call) {
        orchestrator.waitFor(call.context(), new EventsWaits(call.events()));
        return null;
    }

    @Override
    public Optional<Object> client(DurableFunctionClient client) {
        return Optional.of(Archive_WaitingClient.of(client));
    }

    private static final class EventsWaits implements Archive.Waiting.Events {
        private final EventWaits events;

        EventsWaits(EventWaits events) {
            this.events = events;
        }

        @Override
        public DurableFuture<String> word() {
            return this.events.next(Archive_WaitingDefinition.WORD);
        }
    }
}
