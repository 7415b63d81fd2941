package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredRowsTest {

    private static final int KINDS = 19;
    private static final List<String> TEXTS = List.of(
            "", "a", "],[", "\"}]}", "\\", "\\\"", "[]", "{}", "héllo 😀", "line\nline", ",\"history\":[", "null");

    private final StoredForm form = new StoredForm(JsonCodec.of(PayloadLimits.DEFAULTS));
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    // ---- what there is, at random

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private Payload payload() {
        return new Payload(form.ofMessage(new Event.Suspended(text())));
    }

    private @Nullable String textOrNull() {
        return random.nextBoolean() ? text() : null;
    }

    private @Nullable Payload payloadOrNull() {
        return random.nextBoolean() ? payload() : null;
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L);
    }

    private FailureDetails failure() {
        return new FailureDetails(
                List.of("a." + text(), "b"), textOrNull(), text(), random.nextInt(3) == 0 ? failure() : null);
    }

    private Event event(int kind) {
        int n = random.nextInt(1_000);
        return switch (kind) {
            case 0 -> new Event.TurnStarted(time());
            case 1 -> new Event.ActivityScheduled(n, text(), payload());
            case 2 -> new Event.TimerStarted(n, time());
            case 3 -> new Event.ChildScheduled(n, text(), text(), payload());
            case 4 -> new Event.DetachedStarted(n, text(), text(), payload());
            case 5 -> new Event.EventSent(n, text(), text(), payload());
            case 6 -> new Event.ProgressSet(n, payload());
            case 7 -> new Event.ActivityCompleted(n, payload());
            case 8 -> new Event.ActivityAttemptFailed(n, random.nextInt(9), failure(), time());
            case 9 -> new Event.ActivityFailed(n, random.nextInt(9), failure(), payloadOrNull());
            case 10 -> new Event.TimerFired(n);
            case 11 -> new Event.ChildCompleted(n, payload(), textOrNull());
            case 12 -> new Event.ChildFailed(n, failure(), payloadOrNull(), textOrNull());
            case 13 -> new Event.EventRaised(text(), payload());
            case 14 -> new Event.Suspended(text());
            case 15 -> new Event.Resumed(text());
            case 16 -> new Event.Terminated(text());
            case 17 -> new Event.TakenOver(text());
            default -> new Event.Blocked(text());
        };
    }

    private List<Event> events(int most) {
        List<Event> events = new ArrayList<>();
        int number = random.nextInt(most + 1);
        for (int i = 0; i < number; i++) {
            events.add(event(random.nextInt(KINDS)));
        }
        return events;
    }

    private DurableStateDto state() {
        RuntimeStatus[] all = RuntimeStatus.values();
        return new DurableStateDto(
                all[random.nextInt(all.length)],
                payload(),
                text(),
                random.nextBoolean() ? new ParentRef(text(), random.nextInt(9), textOrNull()) : null,
                random.nextBoolean() ? Map.of(text(), text()) : Map.of(),
                random.nextInt(100),
                random.nextInt(100),
                random.nextBoolean() ? List.of(new Event.EventRaised(text(), payload())) : List.of(),
                payloadOrNull(),
                random.nextBoolean() ? failure() : null,
                payloadOrNull(),
                payloadOrNull(),
                textOrNull(),
                List.of(),
                random.nextBoolean());
    }

    private static Stream<Class<?>> kindsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredRowsTest::kindsOf)
                : Stream.of(type);
    }

    @Test
    void every_kind_of_event_is_made_here() {
        Set<Class<?>> here = new HashSet<>();
        for (int kind = 0; kind < KINDS; kind++) {
            here.add(event(kind).getClass());
        }
        assertThat(here).isEqualTo(kindsOf(Event.class).collect(Collectors.toSet()));
    }

    // ---- histories that fit

    @Test
    void a_state_that_its_rows_were_put_into_reads_like_one_that_was_encoded_with_its_history() {
        for (int i = 0; i < 1_000; i++) {
            DurableStateDto state = state();
            List<Event> history = new ArrayList<>();
            StoredRows rows = new StoredRows(1_000);
            int number = random.nextInt(5);
            for (int row = 0; row < number; row++) {
                List<Event> events = events(4);
                history.addAll(events);
                rows.add(events.size(), form.ofEvents(events));
            }
            List<Event> last = events(4);
            history.addAll(last);
            List<String> all = rows.and(last.size(), form.ofEvents(last));

            DurableStateDto whole = state.withHistory(history, state.historyInJournal());
            assertThat(all).as("seed %d", seed).isNotNull();
            assertThat(form.state(form.ofState(state, all))).as("seed %d", seed).isEqualTo(whole);
            assertThat(form.state(form.ofState(whole))).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @Test
    void a_state_without_any_rows_has_an_empty_history() {
        DurableStateDto state = DurableStateDto.initial(Payload.NULL, "s", null, Map.of());
        assertThat(form.state(form.ofState(state, List.of()))).isEqualTo(state);
        assertThat(form.state(form.ofState(state, List.of("[]", "[]")))).isEqualTo(state);
    }

    @Test
    void to_ask_for_all_rows_adds_none() {
        StoredRows rows = new StoredRows(3);
        rows.add(1, "[1]");
        assertThat(rows.and(2, "[2,3]")).containsExactly("[1]", "[2,3]");
        assertThat(rows.and(2, "[4,5]")).containsExactly("[1]", "[4,5]");
    }

    // ---- histories that do not

    @Test
    void a_history_of_too_many_events_is_none() {
        StoredRows rows = new StoredRows(10);
        rows.add(6, "[1]");
        assertThat(rows.and(4, "[2]")).containsExactly("[1]", "[2]");
        assertThat(rows.and(5, "[2]")).isNull();
        rows.add(5, "[2]");
        assertThat(rows.and(0, "[]")).isNull();
        rows.add(1, "[3]");
        assertThat(rows.and(0, "[]")).isNull();
    }

    @Test
    void a_history_of_too_many_characters_is_none() {
        StoredRows rows = new StoredRows(1_000);
        rows.add(1, "x".repeat(999_990));
        assertThat(rows.and(1, "x".repeat(10))).hasSize(2);
        assertThat(rows.and(1, "x".repeat(11))).isNull();
        rows.add(1, "x".repeat(11));
        assertThat(rows.and(0, "[]")).isNull();
    }

    @Test
    void a_history_of_more_characters_than_an_int_can_count_is_none() {
        StoredRows rows = new StoredRows(1_000_000);
        String row = "x".repeat(1_000_001);
        for (int i = 1; i <= 5_000; i++) {
            rows.add(1, row);
            assertThat(rows.and(0, "[]")).as("after %d rows", i).isNull();
        }
    }
}
