package io.durablefunctions.engine;

import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.replay.Lifecycle;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of an instance as it is stored. Pure. */
final class Statuses {

    private Statuses() {}

    static OrchestrationStatus of(StoredInstance instance, StoredForm stored) {
        DurableStateDto state = stored.state(instance.stateJson());
        Lifecycle life = new Lifecycle();
        boolean begun = state.base() > 0;
        List<Event> history = new ArrayList<>(state.history());
        instance.journal().forEach(row -> history.addAll(stored.events(row.events())));
        for (Event event : history) {
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

    private static @Nullable String json(@Nullable Payload payload) {
        return payload == null ? null : payload.json();
    }
}
