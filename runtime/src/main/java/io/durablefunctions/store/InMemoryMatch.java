package io.durablefunctions.store;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.RuntimeStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether instances in memory match a filter, as SQL would tell. Guarded by its store. */
final class InMemoryMatch {

    static final Comparator<InMemoryRow> NEWEST_FIRST = Comparator.<InMemoryRow, Instant>comparing(row -> row.createdAt)
            .thenComparing(row -> row.id)
            .reversed();

    private final InstanceFilter filter;
    private final boolean open;
    private final Set<String> ended;

    InMemoryMatch(InstanceFilter filter) {
        this.filter = filter;
        this.open = filter.statuses().stream().anyMatch(status -> !status.isEnded());
        this.ended = filter.statuses().stream()
                .filter(RuntimeStatus::isEnded)
                .map(RuntimeStatus::name)
                .collect(Collectors.toSet());
    }

    boolean test(InMemoryRow row) {
        return (filter.orchestrators().isEmpty() || filter.orchestrators().contains(row.functionName))
                && within(row.createdAt, filter.createdFrom(), filter.createdBefore())
                && within(row.updatedAt, filter.updatedFrom(), filter.updatedBefore())
                && (filter.idPrefix() == null || row.id.startsWith(filter.idPrefix()))
                && hasStatus(row)
                && hasTags(row);
    }

    static boolean isAfter(InMemoryRow row, @Nullable InstanceKey place) {
        int order = place == null ? -1 : row.createdAt.compareTo(place.createdAt());
        return order < 0 || (order == 0 && place != null && row.id.compareTo(place.instanceId()) < 0);
    }

    private static boolean within(Instant time, @Nullable Instant from, @Nullable Instant before) {
        return (from == null || !time.isBefore(from)) && (before == null || time.isBefore(before));
    }

    private boolean hasStatus(InMemoryRow row) {
        if (filter.statuses().isEmpty()) {
            return true;
        }
        if (!row.completed) {
            return open;
        }
        return !ended.isEmpty()
                && ended.contains(
                        StateText.members(row.stateJson).get("status") instanceof String status
                                ? status
                                : RuntimeStatus.COMPLETED.name());
    }

    private boolean hasTags(InMemoryRow row) {
        return filter.tags().isEmpty()
                || (StateText.members(row.stateJson).get("tags") instanceof Map<?, ?> tags
                        && tags.entrySet().containsAll(filter.tags().entrySet()));
    }
}
