package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the answers of a flush say of each commit of the batch, if the transaction is durable. */
final class FlushResult {

    private final Flush flush;
    private final Map<String, StartResult> startedBefore = new HashMap<>();
    private final Set<Flush.Delivery> open;

    private FlushResult(Flush flush) {
        this.flush = flush;
        this.open = new HashSet<>(flush.delivered());
    }

    /** In the order of the batch; null if a start met an instance that then vanished, and the batch has to be written again. */
    static @Nullable List<Written> of(List<Commit> batch, Flush flush) {
        List<@Nullable Written> results = each(batch, flush);
        return results.contains(null) ? null : List.copyOf(results);
    }

    /** The same, with null for the commits whose start met an instance that then vanished. */
    static List<@Nullable Written> each(List<Commit> batch, Flush flush) {
        FlushResult result = new FlushResult(flush);
        List<@Nullable Written> results = new ArrayList<>(batch.size());
        for (Commit commit : batch) {
            results.add(result.of(commit));
        }
        return results;
    }

    private @Nullable Written of(Commit commit) {
        List<StartResult> starts = new ArrayList<>();
        for (var start : commit.starts()) {
            StartResult started = start(start.instanceId());
            if (started == null) {
                return null;
            }
            starts.add(started);
        }
        long version = commit.turn() == null
                ? 0
                : commit.turn().version() + (commit.turn().raisesVersion() ? 1 : 0);
        return new Written.Durable(version, List.copyOf(starts), undelivered(commit));
    }

    /** Of several starts of one id in a batch the first one was inserted. */
    private @Nullable StartResult start(String id) {
        Long version = flush.created().get(id);
        if (version != null && startedBefore.putIfAbsent(id, new StartResult.Created(version)) == null) {
            return new StartResult.Created(version);
        }
        return flush.existing().get(id);
    }

    private Set<String> undelivered(Commit commit) {
        Set<String> ids = new LinkedHashSet<>();
        for (Message message : commit.messages()) {
            if (!open.remove(new Flush.Delivery(message.receiver(), message.messageId()))) {
                ids.add(message.messageId());
            }
        }
        return Set.copyOf(ids);
    }
}
