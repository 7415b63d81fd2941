package io.durablefunctions.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the last messages, so that one that comes twice (handed over in memory and read from the
 * inbox) counts once. Bounded: one that comes again much later is refused by the store. Not thread-safe.
 */
final class RecentIds {

    private static final int MOST = 4_096;

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** Whether it is new; one without an id always is. */
    boolean add(@Nullable String id) {
        return id == null || ids.put(id, Boolean.TRUE) == null;
    }
}
