package io.durablefunctions.engine;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through instances that a store finds, newest first, by so many at a time. Not thread-safe. */
final class Scan {

    /** How many are read at once where only some of them are wanted: inputs may be long. */
    private static final int AT_ONCE = 500;

    private static final int MOST_FOR_A_PAGE = 10_000;

    private final StateStore store;
    private final InstanceFilter filter;
    private final Deque<StoredInstance> read = new ArrayDeque<>();
    private final int atOnce;
    private long left;
    private @Nullable InstanceKey last;
    private boolean atEnd;

    private Scan(StateStore store, InstanceFilter filter, @Nullable InstanceKey after, int atOnce, long most) {
        this.store = store;
        this.filter = filter;
        this.last = after;
        this.atOnce = atOnce;
        this.left = most;
    }

    /** For a page of so many. One more is read, to see whether there are more. */
    static Scan ofPage(StateStore store, InstanceFilter filter, @Nullable InstanceKey after, int limit) {
        int atOnce = StatusSplit.isTold(filter) ? limit + 1 : Math.max(limit + 1, AT_ONCE);
        return new Scan(store, filter, after, atOnce, MOST_FOR_A_PAGE);
    }

    static Scan ofAll(StateStore store, InstanceFilter filter) {
        return new Scan(store, filter, null, AT_ONCE, Long.MAX_VALUE);
    }

    /** The next one; null if there are no more, or as many as may be were read. */
    @Nullable
    StoredInstance next() {
        if (read.isEmpty() && !atEnd && left > 0) {
            int limit = (int) Math.min(left, atOnce);
            List<StoredInstance> more = store.search(filter, last, limit, Statuses.TELLING);
            read.addAll(more);
            left -= more.size();
            atEnd = more.size() < limit;
            if (!more.isEmpty()) {
                StoredInstance end = more.get(more.size() - 1);
                last = new InstanceKey(end.createdAt(), end.instanceId());
            }
        }
        return read.poll();
    }

    /** Whether there are, or may be, some after the last one that was given. */
    boolean mayGoOn() {
        return !read.isEmpty() || !atEnd;
    }
}
