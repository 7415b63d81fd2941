package io.durablefunctions.benchmarks.peers;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The commits of an instance of some steps: a start that holds the first turn, a row for each result but the last one, and the end with
 * the whole state. The texts are made once, by the same codec as the engine's, and are the same for all instances. Immutable.
 */
final class StoredInstances {

    private static final String FUNCTION = "Sequence";
    private static final String HOST = "benchmarks";
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final ValueType<List<Event>> EVENTS = new ValueType<>() {};
    private static final ValueType<DurableStateDto> STATE = ValueType.of(DurableStateDto.class);
    private static final Instant AT = Instant.parse("2026-01-01T12:34:56.789012Z");

    private final int steps;
    private final String start;
    private final List<String> rows = new ArrayList<>();
    private final String end;

    StoredInstances(int steps) {
        this.steps = steps;
        JsonCodec codec = JsonCodec.of(PayloadLimits.DEFAULTS);
        List<Event> history = new ArrayList<>(turn(0));
        this.start = codec.write(state(RuntimeStatus.PENDING, null, history), STATE);
        for (int i = 1; i < steps; i++) {
            List<Event> row = turn(i);
            history.addAll(row);
            rows.add(codec.write(row, EVENTS));
        }
        history.add(new Event.TurnStarted(AT));
        history.add(result(steps - 1));
        this.end =
                codec.write(state(RuntimeStatus.COMPLETED, new Payload(Integer.toString(steps - 1)), history), STATE);
    }

    private DurableStateDto state(RuntimeStatus status, @Nullable Payload output, List<Event> history) {
        Payload input = new Payload("[" + steps + "]");
        return new DurableStateDto(
                status, input, newId(), null, Map.of(), 0, 0, List.of(), output, null, null, null, null, history,
                false);
    }

    /** The turn that is told the result before a step, and schedules the step. */
    private static List<Event> turn(int step) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.TurnStarted(AT.plusMillis(step)));
        if (step > 0) {
            events.add(result(step - 1));
        }
        events.add(new Event.ActivityScheduled(step, "Steps.step", new Payload("[" + step + "]")));
        return events;
    }

    private static Event result(int step) {
        return new Event.ActivityCompleted(step, new Payload(Integer.toString(step)));
    }

    /** Grows with time as the engine's ids do: the top 48 bits are the clock's. */
    static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long most = (System.currentTimeMillis() << 16) | 0x7000L | random.nextInt(0x1000);
        return new UUID(most, (random.nextLong() >>> 2) | Long.MIN_VALUE).toString();
    }

    /** How many commits an instance takes, its start included. */
    int commits() {
        return steps + 1;
    }

    Commit start(String id) {
        return Commit.of(new NewInstance(id, FUNCTION, start, Duration.ZERO, HOST, LEASE));
    }

    /** The commit after so many others. */
    Commit commit(String id, long version, int written) {
        if (written < steps) {
            HistoryRow row = new HistoryRow(written, rows.get(written - 1));
            return Commit.of(new TurnWrite(id, version, row, List.of(), new TurnWrite.Then.Keep()));
        }
        return Commit.of(new TurnWrite(id, version, null, List.of(), new TurnWrite.Then.Complete(end, false)));
    }
}
