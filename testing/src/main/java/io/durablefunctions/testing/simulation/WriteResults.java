package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.Letter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the answers to a batch say of each of its commits, if it is durable. */
final class WriteResults {

    private final Map<String, Long> created = new HashMap<>();
    private final Map<String, InstanceRow> existing;
    private final Set<Letter.Key> delivered;
    private final Set<String> taken = new HashSet<>();

    WriteResults(Collection<InstanceRow> started, Map<String, InstanceRow> existing, Collection<Letter.Key> delivered) {
        started.forEach(row -> created.put(row.id(), row.version()));
        this.existing = existing;
        this.delivered = new HashSet<>(delivered);
    }

    /** Null for a start that met an instance which is gone by now. */
    List<@Nullable Written> of(List<Commit> batch) {
        List<@Nullable Written> results = new ArrayList<>();
        batch.forEach(commit -> results.add(of(commit)));
        return results;
    }

    private @Nullable Written of(Commit commit) {
        List<StartResult> starts = new ArrayList<>();
        for (NewInstance start : commit.starts()) {
            StartResult result = start(start.instanceId());
            if (result == null) {
                return null;
            }
            starts.add(result);
        }
        Set<String> undelivered = new HashSet<>();
        for (Message message : commit.messages()) {
            if (!delivered.remove(new Letter.Key(message.receiver(), message.messageId()))) {
                undelivered.add(message.messageId());
            }
        }
        long version = commit.turn() == null
                ? 0
                : commit.turn().version() + (commit.turn().raisesVersion() ? 1 : 0);
        return new Written.Durable(version, starts, undelivered);
    }

    /** Of several starts of one id the first one was inserted. */
    private @Nullable StartResult start(String id) {
        Long version = created.get(id);
        if (version != null && taken.add(id)) {
            return new StartResult.Created(version);
        }
        InstanceRow row = existing.get(id);
        return row == null ? null : new StartResult.Exists(row.function(), row.state(), row.completed());
    }
}
