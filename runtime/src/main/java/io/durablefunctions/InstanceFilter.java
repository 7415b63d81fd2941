package io.durablefunctions;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which instances are meant: those for which all conditions hold. Immutable.
 *
 * @param orchestrators stored names of orchestrators, one of which it must be of; empty for any, at most 100
 * @param statuses where it must stand; empty for anywhere
 * @param createdFrom created at this time or later; null for any time
 * @param createdBefore created before this time; null for any time
 * @param updatedFrom last updated at this time or later; null for any time
 * @param updatedBefore last updated before this time; null for any time
 * @param idPrefix what its id begins with, at most 255 characters; null for any id
 * @param tags tags it must have, with these values; at most 32, names and values of at most 255 characters
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

    private static final int MOST_ORCHESTRATORS = 100;
    private static final int MOST_TAGS = 32;

    /** All instances. */
    public static final InstanceFilter ALL =
            new InstanceFilter(Set.of(), Set.of(), null, null, null, null, null, Map.of());

    /**
     * A filter.
     *
     * @throws IllegalArgumentException if a limit is exceeded, a name is empty, a text has a character that cannot be stored (U+0000 or half
     *     a surrogate pair), or a time to begin from is after the time to end before; the message names the field
     */
    public InstanceFilter {
        orchestrators = Set.copyOf(orchestrators);
        statuses = Set.copyOf(statuses);
        tags = Map.copyOf(tags);
        FilterTexts.checkSize("InstanceFilter: orchestrators", orchestrators.size(), MOST_ORCHESTRATORS);
        FilterTexts.checkSize("InstanceFilter: tags", tags.size(), MOST_TAGS);
        orchestrators.forEach(name -> FilterTexts.checkNotEmpty("InstanceFilter: a name in orchestrators", name));
        tags.forEach((name, value) -> {
            FilterTexts.checkNotEmpty("InstanceFilter: a name in tags", name);
            FilterTexts.check("InstanceFilter: a value in tags", value);
        });
        if (idPrefix != null) {
            FilterTexts.check("InstanceFilter: idPrefix", idPrefix);
        }
        FilterTexts.checkRange("created", createdFrom, createdBefore);
        FilterTexts.checkRange("updated", updatedFrom, updatedBefore);
    }

    /** Whether all instances are meant. */
    public boolean isEmpty() {
        return equals(ALL);
    }
}
