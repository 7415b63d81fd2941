package io.durablefunctions.engine;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.RuntimeStatus;
import java.util.EnumSet;
import java.util.Set;

/** What a store can tell of a filter's statuses, and what it cannot. Pure. */
final class StatusSplit {

    private static final Set<RuntimeStatus> ENDED = EnumSet.allOf(RuntimeStatus.class);

    static {
        ENDED.removeIf(status -> !status.isEnded());
    }

    private static final Set<RuntimeStatus> OPEN = EnumSet.complementOf(EnumSet.copyOf(ENDED));

    private StatusSplit() {}

    /** Whether what the store finds is exactly what is meant: it can tell the ended from the others, but not those from one another. */
    static boolean isTold(InstanceFilter filter) {
        Set<RuntimeStatus> open = only(filter, OPEN);
        return open.isEmpty() || open.size() == OPEN.size();
    }

    /** The same for those of its statuses that are ends. */
    static InstanceFilter ended(InstanceFilter filter) {
        return with(filter, only(filter, ENDED));
    }

    /** The same for those of its statuses that are none. */
    static InstanceFilter open(InstanceFilter filter) {
        return with(filter, only(filter, OPEN));
    }

    private static Set<RuntimeStatus> only(InstanceFilter filter, Set<RuntimeStatus> statuses) {
        Set<RuntimeStatus> only = EnumSet.copyOf(statuses);
        only.retainAll(filter.statuses());
        return only;
    }

    private static InstanceFilter with(InstanceFilter filter, Set<RuntimeStatus> statuses) {
        return new InstanceFilter(
                filter.orchestrators(),
                statuses,
                filter.createdFrom(),
                filter.createdBefore(),
                filter.updatedFrom(),
                filter.updatedBefore(),
                filter.idPrefix(),
                filter.tags());
    }
}
