package io.durablefunctions.management;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.InstancePage;
import io.durablefunctions.engine.InstanceDirectory;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Counts instances after a place in a list, as far as there is time. For one count. */
final class Remaining {

    private static final int PAGE = 1_000;
    private static final long MOST_READ = 10_000;
    private static final long MOST_COUNTED = 1_000_000;

    private final InstanceDirectory directory;
    private final BoundedCalls counts;
    private final Deadline deadline;

    private long counted;
    private boolean isExact;

    Remaining(InstanceDirectory directory, BoundedCalls counts, Deadline deadline) {
        this.directory = directory;
        this.counts = counts;
        this.deadline = deadline;
    }

    /** Those that match after this place. */
    BulkResult after(InstanceKey place, InstanceFilter filter, int affected) {
        if (isTold(filter)) {
            Instant moment = place.createdAt();
            isExact = read(created(filter, moment, filter.createdBefore()), place)
                    && count(created(filter, filter.createdFrom(), moment));
        } else {
            isExact = read(filter, place);
        }
        return new BulkResult(affected, isExact ? counted : Math.max(1, counted), isExact);
    }

    /** Whether the store knows the statuses; some of those of open instances are only told by events, which have to be read. */
    private static boolean isTold(InstanceFilter filter) {
        return filter.statuses().containsAll(BulkOperations.OPEN)
                || Collections.disjoint(filter.statuses(), BulkOperations.OPEN);
    }

    /** Counts them page by page; whether that came to the end. */
    private boolean read(InstanceFilter filter, InstanceKey after) {
        InstanceKey place = after;
        while (place != null && counted < MOST_READ && !deadline.isOver()) {
            InstancePage page = directory.search(filter, place, PAGE);
            counted += page.instances().size();
            place = page.next();
        }
        return place == null;
    }

    /** Counts them in one query, which cannot be told to end early, only not be waited for; whether that came to the end. */
    private boolean count(InstanceFilter filter) {
        try {
            long older = counts.run(() -> directory.count(filter, MOST_COUNTED), deadline);
            counted += older;
            return older < MOST_COUNTED;
        } catch (Problem tooSlow) {
            return false;
        }
    }

    private static InstanceFilter created(InstanceFilter filter, @Nullable Instant from, @Nullable Instant before) {
        return new InstanceFilter(
                filter.orchestrators(),
                filter.statuses(),
                from,
                before,
                filter.updatedFrom(),
                filter.updatedBefore(),
                filter.idPrefix(),
                filter.tags());
    }
}
