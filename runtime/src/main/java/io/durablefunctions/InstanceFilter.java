package io.durablefunctions;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which instances are meant: those for which all conditions hold. Immutable.
 *
 * @param orchestrators stored names of orchestrators, one of which it must be of; empty for any
 * @param statuses where it must stand; empty for anywhere
 * @param createdFrom created at this time or later; null for any time
 * @param createdBefore created before this time; null for any time
 * @param updatedFrom last updated at this time or later; null for any time
 * @param updatedBefore last updated before this time; null for any time
 * @param idPrefix what its id begins with, at most 255 characters; null for any id
 * @param tags tags it must have, with these values
 */
public record InstanceFilter(
        Set<String> orchestrators,
        Set<RuntimeStatus> statuses,
        @Nullable Instant createdFrom,
        @Nullable Instant createdBefore,
        @Nullable Instant updatedFrom,
        @Nullable Instant updatedBefore,
        @Nullable String idPrefix,
        Map<String, String> tags) {

    /** All instances. */
    public static final InstanceFilter ALL =
            new InstanceFilter(Set.of(), Set.of(), null, null, null, null, null, Map.of());

    public InstanceFilter {
        orchestrators = Set.copyOf(orchestrators);
        statuses = Set.copyOf(statuses);
        tags = Map.copyOf(tags);
    }

    /** Whether all instances are meant. */
    public boolean isEmpty() {
        return equals(ALL);
    }
}
