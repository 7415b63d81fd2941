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
    private final List<Written> results = new ArrayList<>();
    private final Map<String, StartResult> startedBefore = new HashMap<>();
    private final Set<Flush.Delivery> open;

    private FlushResult(Flush flush) {
        this.flush = flush;
        this.open = new HashSet<>(flush.delivered());
    }

    /** In the order of the batch; null if a start met an instance that then vanished, and the batch has to be written again. */
    static @Nullable List<Written> of(List<Commit> batch, Flush flush) {
        FlushResult result = new FlushResult(flush);
        for (Commit commit : batch) {
            List<StartResult> starts = new ArrayList<>();
            for (var start : commit.starts()) {
                StartResult started = result.start(start.instanceId());
                if (started == null) {
                    return null;
                }
                starts.add(started);
            }
            long version = commit.turn() == null
                    ? 0
                    : commit.turn().version() + (commit.turn().raisesVersion() ? 1 : 0);
            result.results.add(new Written.Durable(version, List.copyOf(starts), result.undelivered(commit)));
        }
        return result.results;
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
