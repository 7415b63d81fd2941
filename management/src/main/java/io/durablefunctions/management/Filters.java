package io.durablefunctions.management;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.RuntimeStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters as callers write them: in queries and in bodies. */
final class Filters {

    static final Set<String> QUERY =
            Set.of("name", "status", "createdFrom", "createdBefore", "updatedFrom", "updatedBefore", "idPrefix", "tag");
    static final Set<String> BODY = Set.of(
            "name", "status", "createdFrom", "createdBefore", "updatedFrom", "updatedBefore", "idPrefix", "tags");

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final int LONGEST = 255;

    private Filters() {}

    /** The filter of a list: {@code name=A&status=Running&createdFrom=...&idPrefix=...&tag=team:a}. */
    static InstanceFilter of(Query query) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : query.all("tag")) {
            int colon = tag.indexOf(':');
            if (colon < 1) {
                throw Problem.badRequest("Query parameter 'tag' must be name:value, such as tag=team:a.");
            }
            if (tags.put(tag.substring(0, colon), tag.substring(colon + 1)) != null) {
                throw Problem.badRequest("Query parameter 'tag' names one tag twice. No instance has both values.");
            }
        }
        return filter(
                query.all("name"),
                query.all("status"),
                List.of(
                        instant("createdFrom", query.one("createdFrom")),
                        instant("createdBefore", query.one("createdBefore")),
                        instant("updatedFrom", query.one("updatedFrom")),
                        instant("updatedBefore", query.one("updatedBefore"))),
                query.one("idPrefix"),
                tags);
    }

    /** The filter of a call on many instances. */
    static InstanceFilter of(JsonFields fields) {
        return filter(
                fields.strings("name"),
                fields.strings("status"),
                List.of(
                        instant("createdFrom", fields.string("createdFrom", LONGEST)),
                        instant("createdBefore", fields.string("createdBefore", LONGEST)),
                        instant("updatedFrom", fields.string("updatedFrom", LONGEST)),
                        instant("updatedBefore", fields.string("updatedBefore", LONGEST))),
                fields.string("idPrefix", LONGEST),
                fields.texts("tags"));
    }

    /** An instant that may be missing, because a list cannot hold null. */
    private record Moment(@Nullable Instant instant) {}

    private static InstanceFilter filter(
            List<String> names,
            List<String> statuses,
            List<Moment> times,
            @Nullable String idPrefix,
            Map<String, String> tags) {
        Set<RuntimeStatus> wanted = EnumSet.noneOf(RuntimeStatus.class);
        statuses.forEach(status -> wanted.add(status(status)));
        try {
            return new InstanceFilter(
                    new LinkedHashSet<>(names),
                    wanted,
                    times.get(0).instant(),
                    times.get(1).instant(),
                    times.get(2).instant(),
                    times.get(3).instant(),
                    idPrefix == null || idPrefix.isEmpty() ? null : idPrefix,
                    tags);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()).replaceFirst("^InstanceFilter: ", "Filter: "));
        }
    }

    private static RuntimeStatus status(String name) {
        for (RuntimeStatus status : RuntimeStatus.values()) {
            if (Statuses.name(status).equals(name)) {
                return status;
            }
        }
        throw Problem.badRequest("'" + Texts.brief(name) + "' is no status. Known are: "
                + Arrays.stream(RuntimeStatus.values()).map(Statuses::name).collect(Collectors.joining(", ")) + ".");
    }

    private static Moment instant(String name, @Nullable String text) {
        if (text == null) {
            return new Moment(null);
        }
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return new Moment(instant);
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw Problem.badRequest("'" + name + "' must be a time such as 2026-01-31T12:00:00Z, of the years 1 to 9999.");
    }

    /** The same text for the same filter, whatever the order in which it was written. */
    static String canonical(InstanceFilter filter) {
        List<Object> parts = new ArrayList<>();
        parts.add(new TreeSet<>(filter.orchestrators()));
        parts.add(new TreeSet<>(filter.statuses()));
        parts.add(String.valueOf(filter.createdFrom()));
        parts.add(String.valueOf(filter.createdBefore()));
        parts.add(String.valueOf(filter.updatedFrom()));
        parts.add(String.valueOf(filter.updatedBefore()));
        parts.add(String.valueOf(filter.idPrefix()));
        parts.add(new TreeMap<>(filter.tags()));
        return parts.toString();
    }
}
