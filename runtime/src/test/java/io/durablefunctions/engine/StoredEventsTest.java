package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredEventsTest {

    private static final ValueType<List<Event>> EVENTS = new ValueType<>() {};

    private final JsonCodec codec = JsonCodec.of(PayloadLimits.DEFAULTS);
    private final StoredForm form = new StoredForm(codec);

    private void isWrittenAsByTheCodec(Event... events) {
        assertThat(form.ofEvents(List.of(events))).isEqualTo(codec.write(List.of(events), EVENTS));
        assertThat(form.events(form.ofEvents(List.of(events)))).containsExactly(events);
    }

    @Test
    void no_events_are_an_empty_array() {
        isWrittenAsByTheCodec();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "0",
                "\"a\"",
                "[1,\"b\"]",
                "{\"a\":\"\\\\\"}",
                "\"tab\\tline\\n\"",
                "héllo",
                "😀",
                "a/b",
                "~",
                "\u007f"
            })
    void what_the_usual_turn_has_is_written_as_the_codec_writes_it(String text) {
        isWrittenAsByTheCodec(
                new Event.TurnStarted(Instant.parse("2026-11-24T22:25:46.921073398Z")),
                new Event.ActivityCompleted(0, new Payload(text)),
                new Event.ActivityScheduled(1, "name " + text, new Payload(text)),
                new Event.TimerFired(7),
                new Event.EventRaised(text, new Payload(text)));
    }

    @Test
    void times_are_written_as_the_codec_writes_them() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Instant at = Instant.ofEpochSecond(random.nextInt() & 0xffff_ffffL, nanos(random));
            Event event = new Event.TurnStarted(at);
            assertThat(form.ofEvents(List.of(event)))
                    .as("seed %s", seed)
                    .isEqualTo(codec.write(List.of(event), EVENTS));
        }
    }

    private static int nanos(Random random) {
        int[] steps = {1, 1_000, 1_000_000, 1_000_000_000};
        int step = steps[random.nextInt(steps.length)];
        return random.nextInt(1_000_000_000) / step * step;
    }
}
