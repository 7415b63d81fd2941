package com.acme.clashes;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.lang.Class;
import java.lang.Object;
import java.lang.Override;
import java.lang.String;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Booking}. In the journal it is {@code Booking}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class BookingDefinition implements OrchestratorDefinition<Booking, String> {
    static final BookingDefinition INSTANCE = new BookingDefinition();

    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    private static final ValueType<Booking.Call> CALL_TYPE = ValueType.immutable(Booking.Call.class);

    static final ValueType<Booking.Instance> INSTANCE_TYPE = ValueType.immutable(Booking.Instance.class);

    static final EventType<Booking.Call> INSTANCE_2 = EventType.of("instance", CALL_TYPE);

    static final EventType<String> CALL = EventType.of("call", STRING);

    static final EventType<Booking.Call> INSTANCE_ID = EventType.of("instanceId", CALL_TYPE);

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public BookingDefinition() {}

    @Override
    public String name() {
        return "Booking";
    }

    @Override
    public Class<Booking> contract() {
        return Booking.class;
    }

    @Override
    public List<ValueType<?>> parameters() {
        return List.of(STRING, STRING, STRING, CALL_TYPE, INSTANCE_TYPE);
    }

    @Override
    public ValueType<String> result() {
        return STRING;
    }

    @Override
    public String run(Booking orchestrator, OrchestrationCall call) {
        return orchestrator.with(
                call.context(),
                call.argument(0, STRING),
                call.argument(1, STRING),
                call.argument(2, STRING),
                call.argument(3, CALL_TYPE),
                call.argument(4, INSTANCE_TYPE),
                new EventWaits(call.events()),
                call.progress(INSTANCE_TYPE));
    }

    @Override
    public Optional<Object> client(DurableFunctionClient client) {
        return Optional.of(BookingClient.of(client));
    }

    private static final class EventWaits implements Booking.Event {
        private final io.durablefunctions.definition.EventWaits events;

        EventWaits(io.durablefunctions.definition.EventWaits events) {
            this.events = events;
        }

        @Override
        public DurableFuture<Booking.Call> instance(String instance) {
            return this.events.next(BookingDefinition.INSTANCE_2, instance);
        }

        @Override
        public DurableFuture<String> call(String instanceId) {
            return this.events.next(BookingDefinition.CALL, instanceId);
        }

        @Override
        public DurableFuture<Booking.Call> instanceId() {
            return this.events.next(BookingDefinition.INSTANCE_ID);
        }
    }
}
