package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of a plan as columns, for statements that take arrays. */
final class Rows {

    /** Later than this is never: PostgreSQL has no later timestamps that Java reads. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private Rows() {}

    static List<Object[]> changes(List<TurnWrite> turns) {
        return List.of(
                texts(turns, TurnWrite::instanceId),
                numbers(turns, TurnWrite::version),
                texts(turns, turn -> state(turn.then())),
                flags(turns, turn -> turn.then() instanceof Then.Complete),
                flags(turns, turn -> turn.then() instanceof Then.ContinueAsNew),
                texts(turns, turn -> turn.then() instanceof Then.Quarantine ? StateStore.QUARANTINE : null),
                times(turns, turn -> turn.then() instanceof Then.Release release ? due(release.due()) : null),
                texts(turns, TurnWrite::instanceId));
    }

    static List<Object[]> appends(List<TurnWrite> turns) {
        return List.of(
                texts(turns, TurnWrite::instanceId),
                numbers(turns, turn -> row(turn).seq()),
                numbers(turns, TurnWrite::version),
                texts(turns, turn -> row(turn).events()));
    }

    static List<Object[]> leases(List<TurnWrite> turns) {
        return List.of(texts(turns, TurnWrite::instanceId), numbers(turns, TurnWrite::version));
    }

    static List<Object[]> keys(List<TurnWrite> turns) {
        return List.of(
                texts(turns, TurnWrite::instanceId),
                numbers(turns, turn -> row(turn).seq()),
                numbers(turns, TurnWrite::version));
    }

    static List<Object[]> consumed(List<FlushPlan.Consumed> rows) {
        return List.of(
                texts(rows, FlushPlan.Consumed::instanceId),
                texts(rows, FlushPlan.Consumed::messageId),
                texts(rows, FlushPlan.Consumed::instanceId));
    }

    static List<Object[]> starts(List<FlushPlan.Start> starts) {
        List<NewInstance> rows = starts.stream().map(FlushPlan.Start::instance).toList();
        return List.of(
                texts(rows, NewInstance::instanceId),
                texts(rows, NewInstance::stateJson),
                texts(rows, NewInstance::functionName),
                numbers(rows, row -> micros(row.delay())),
                texts(rows, NewInstance::leasedTo),
                numbers(rows, row -> micros(row.lease())));
    }

    static List<Object[]> started(List<FlushPlan.Start> starts) {
        List<NewInstance> rows = starts.stream().map(FlushPlan.Start::instance).toList();
        return List.of(
                texts(rows, NewInstance::instanceId),
                texts(rows, NewInstance::stateJson),
                texts(rows, NewInstance::leasedTo),
                texts(rows, NewInstance::instanceId));
    }

    static List<Object[]> sent(List<FlushPlan.Sent> rows) {
        return List.of(
                texts(rows, row -> row.message().receiver()),
                texts(rows, row -> row.message().messageId()),
                texts(rows, row -> row.message().payload()));
    }

    /** Rounded up, so that nothing is early; a millennium at most. */
    static long micros(Duration duration) {
        Duration bounded = duration.compareTo(Duration.ofDays(365_000)) > 0 ? Duration.ofDays(365_000) : duration;
        return Math.addExact(Math.multiplyExact(bounded.getSeconds(), 1_000_000L), (bounded.getNano() + 999) / 1000);
    }

    static <T> String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    static <T> Long[] numbers(List<T> rows, Function<T, Long> column) {
        Long[] values = new Long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    private static <T> OffsetDateTime[] times(List<T> rows, Function<T, @Nullable OffsetDateTime> column) {
        OffsetDateTime[] values = new OffsetDateTime[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    private static <T> Boolean[] flags(List<T> rows, Function<T, Boolean> column) {
        Boolean[] values = new Boolean[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    /** The state that a turn stores; null if it stores none. */
    static @Nullable String state(Then then) {
        if (then instanceof Then.Complete end) {
            return end.stateJson();
        }
        return then instanceof Then.ContinueAsNew next ? next.stateJson() : null;
    }

    private static @Nullable OffsetDateTime due(@Nullable Instant due) {
        if (due == null || due.isAfter(NEVER)) {
            return null;
        }
        Instant micros = due.truncatedTo(ChronoUnit.MICROS);
        Instant notEarly = micros.equals(due) ? micros : micros.plus(1, ChronoUnit.MICROS);
        return (notEarly.isBefore(Instant.EPOCH) ? Instant.EPOCH : notEarly).atOffset(ZoneOffset.UTC);
    }

    private static HistoryRow row(TurnWrite turn) {
        return Objects.requireNonNull(turn.row());
    }
}
