package io.durablefunctions.engine;

import io.durablefunctions.InstanceUnreadableException;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.replay.Lifecycle;
import io.durablefunctions.store.JournalExcerpt;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of an instance as it is stored. Pure. */
final class Statuses {

    private static final String TYPE = "\"@type\":\"";

    /**
     * The rows of a journal that tell a status: the last one with each event that stays in force until the next of its kind, and the last one
     * with any event but a take-over, for whether an instance is blocked is told by the very last. No text of a user's looks like these: within
     * a JSON string, quotes have a backslash before them.
     */
    static final JournalExcerpt TELLING = new JournalExcerpt(
            List.of(
                    TYPE,
                    typed(Event.TurnStarted.class),
                    typed(Event.Suspended.class),
                    typed(Event.Resumed.class),
                    typed(Event.ProgressSet.class)),
            typed(Event.TakenOver.class));

    private Statuses() {}

    private static String typed(Class<? extends Event> event) {
        return TYPE + event.getSimpleName() + '"';
    }

    /**
     * Of an instance with all of its journal or with what {@link #TELLING} leaves of it.
     *
     * @throws InstanceUnreadableException if something else has stored it
     */
    static OrchestrationStatus of(StoredInstance instance, StoredForm stored) {
        try {
            return of(instance, state(instance, stored), stored);
        } catch (InvalidPayloadException e) {
            throw isUnreadable(instance, e);
        }
    }

    /** The same for lists, which one instance that something else has stored must not spoil. */
    static OrchestrationStatus listed(StoredInstance instance, StoredForm stored) {
        try {
            return of(instance, stored);
        } catch (InstanceUnreadableException e) {
            return unreadable(instance);
        }
    }

    /**
     * What happened to an instance with all of its journal, in order.
     *
     * @throws InstanceUnreadableException if something else has stored it
     */
    static List<Event> history(StoredInstance instance, StoredForm stored) {
        try {
            return List.copyOf(history(instance, state(instance, stored), stored));
        } catch (InvalidPayloadException e) {
            throw isUnreadable(instance, e);
        }
    }

    private static List<Event> history(StoredInstance instance, DurableStateDto state, StoredForm stored) {
        List<Event> history = new ArrayList<>(state.history());
        instance.journal().forEach(row -> history.addAll(stored.events(row.events())));
        return history;
    }

    /**
     * A state that has what every state of this engine has: what a text lacks is null, whatever the record says.
     *
     * @throws InvalidPayloadException if it is none
     */
    static DurableStateDto state(StoredInstance instance, StoredForm stored) {
        DurableStateDto state = stored.state(instance.stateJson());
        if (state == null || state.status() == null || state.input() == null) {
            throw new InvalidPayloadException("The state has no status or no input.", null);
        }
        return state;
    }

    /**
     * The same, for whoever asked for this instance.
     *
     * @throws InstanceUnreadableException if something else has stored it
     */
    static DurableStateDto readable(StoredInstance instance, StoredForm stored) {
        try {
            return state(instance, stored);
        } catch (InvalidPayloadException e) {
            throw isUnreadable(instance, e);
        }
    }

    private static InstanceUnreadableException isUnreadable(StoredInstance instance, InvalidPayloadException cause) {
        return new InstanceUnreadableException(
                "What is stored of instance '" + instance.instanceId()
                        + "' cannot be read: another system, or a newer version, has written it."
                        + " Ask with the version that wrote it, or terminate and purge it.",
                cause);
    }

    private static OrchestrationStatus of(StoredInstance instance, DurableStateDto state, StoredForm stored) {
        Lifecycle life = new Lifecycle();
        boolean begun = state.base() > 0;
        // once it has ended, its state tells all
        for (Event event : instance.completed() ? List.<Event>of() : history(instance, state, stored)) {
            life.apply(event);
            begun |= event instanceof Event.TurnStarted;
        }
        return new OrchestrationStatus(
                instance.instanceId(),
                instance.functionName(),
                instance.completed() ? state.status() : running(instance, life, begun),
                state.input().json(),
                json(state.output()),
                state.failure(),
                json(instance.completed() ? state.progress() : life.progress()),
                instance.completed() ? state.reason() : life.blocked() != null ? life.blocked() : life.suspended(),
                state.parent() == null ? null : state.parent().instanceId(),
                state.tags(),
                instance.createdAt(),
                instance.updatedAt());
    }

    private static RuntimeStatus running(StoredInstance instance, Lifecycle life, boolean begun) {
        if (StateStore.QUARANTINE.equals(instance.leaseOwner()) || life.blocked() != null) {
            return RuntimeStatus.BLOCKED;
        }
        if (life.suspended() != null) {
            return RuntimeStatus.SUSPENDED;
        }
        return begun ? RuntimeStatus.RUNNING : RuntimeStatus.PENDING;
    }

    private static OrchestrationStatus unreadable(StoredInstance instance) {
        return new OrchestrationStatus(
                instance.instanceId(),
                instance.functionName(),
                instance.completed() ? RuntimeStatus.COMPLETED : RuntimeStatus.BLOCKED,
                "null",
                null,
                null,
                null,
                "What is stored of it cannot be read: another system, or a newer version, has written it.",
                null,
                Map.of(),
                instance.createdAt(),
                instance.updatedAt());
    }

    private static @Nullable String json(@Nullable Payload payload) {
        return payload == null ? null : payload.json();
    }
}
