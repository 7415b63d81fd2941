package io.durablefunctions.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.ValueType;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** These texts are in databases: they never change. */
class StoredRecordsTest {

    private static final JsonCodec CODEC = JsonCodec.of(PayloadLimits.DEFAULTS);
    private static final ValueType<Event> EVENT = ValueType.of(Event.class);
    private static final ValueType<DurableStateDto> STATE = ValueType.of(DurableStateDto.class);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");
    private static final Payload PAYLOAD = new Payload("{\"n\":1.10,\"s\":\"\\u0000\\ud800\"}");
    private static final String PAYLOAD_TEXT = "\"{\\\"n\\\":1.10,\\\"s\\\":\\\"\\\\u0000\\\\ud800\\\"}\"";
    private static final FailureDetails FAILURE = new FailureDetails(
            List.of("a.B", "java.lang.Exception"),
            "no\nway",
            "",
            new FailureDetails(List.of("a.C"), null, "at x", null));
    private static final String FAILURE_TEXT =
            "{\"types\":[\"a.B\",\"java.lang.Exception\"],\"message\":\"no\\nway\",\"stackTrace\":\"\",\"cause\":"
                    + "{\"types\":[\"a.C\"],\"stackTrace\":\"at x\"}}";

    static Stream<Arguments> eventsAndTheirTexts() {
        return Stream.of(
                arguments(new Event.TurnStarted(AT), "\"at\":\"2026-01-02T03:04:05.123456Z\""),
                arguments(
                        new Event.ActivityScheduled(1, "Mail.send", PAYLOAD),
                        "\"ordinal\":1,\"name\":\"Mail.send\",\"input\":" + PAYLOAD_TEXT),
                arguments(new Event.TimerStarted(2, AT), "\"ordinal\":2,\"due\":\"2026-01-02T03:04:05.123456Z\""),
                arguments(
                        new Event.ChildScheduled(3, "Pay", "p-1", Payload.NULL),
                        "\"ordinal\":3,\"name\":\"Pay\",\"instanceId\":\"p-1\",\"input\":\"null\""),
                arguments(
                        new Event.DetachedStarted(4, "Audit", "a-1", Payload.NULL),
                        "\"ordinal\":4,\"name\":\"Audit\",\"instanceId\":\"a-1\",\"input\":\"null\""),
                arguments(
                        new Event.EventSent(5, "p-1", "paid", PAYLOAD),
                        "\"ordinal\":5,\"instanceId\":\"p-1\",\"event\":\"paid\",\"payload\":" + PAYLOAD_TEXT),
                arguments(new Event.ProgressSet(6, PAYLOAD), "\"ordinal\":6,\"progress\":" + PAYLOAD_TEXT),
                arguments(new Event.ActivityCompleted(1, PAYLOAD), "\"ordinal\":1,\"result\":" + PAYLOAD_TEXT),
                arguments(
                        new Event.ActivityAttemptFailed(1, 2, FAILURE, AT),
                        "\"ordinal\":1,\"attempt\":2,\"failure\":" + FAILURE_TEXT
                                + ",\"retryAt\":\"2026-01-02T03:04:05.123456Z\""),
                arguments(
                        new Event.ActivityFailed(1, 3, FAILURE, PAYLOAD),
                        "\"ordinal\":1,\"attempts\":3,\"failure\":" + FAILURE_TEXT + ",\"data\":" + PAYLOAD_TEXT),
                arguments(
                        new Event.ActivityFailed(1, 3, FAILURE, null),
                        "\"ordinal\":1,\"attempts\":3,\"failure\":" + FAILURE_TEXT),
                arguments(new Event.TimerFired(2), "\"ordinal\":2"),
                arguments(new Event.ChildCompleted(3, PAYLOAD, null), "\"ordinal\":3,\"result\":" + PAYLOAD_TEXT),
                arguments(
                        new Event.ChildCompleted(3, PAYLOAD, "s-1"),
                        "\"ordinal\":3,\"result\":" + PAYLOAD_TEXT + ",\"startId\":\"s-1\""),
                arguments(new Event.ChildFailed(3, FAILURE, null, null), "\"ordinal\":3,\"failure\":" + FAILURE_TEXT),
                arguments(
                        new Event.ChildFailed(3, FAILURE, null, "s-1"),
                        "\"ordinal\":3,\"failure\":" + FAILURE_TEXT + ",\"startId\":\"s-1\""),
                arguments(
                        new Event.EventRaised("opinion:anna", PAYLOAD),
                        "\"name\":\"opinion:anna\",\"payload\":" + PAYLOAD_TEXT),
                arguments(new Event.Suspended("why"), "\"reason\":\"why\""),
                arguments(new Event.Resumed(""), "\"reason\":\"\""),
                arguments(new Event.Terminated("why"), "\"reason\":\"why\""),
                arguments(new Event.TakenOver("host-2"), "\"host\":\"host-2\""),
                arguments(new Event.Blocked("step 3"), "\"reason\":\"step 3\""));
    }

    @ParameterizedTest
    @MethodSource("eventsAndTheirTexts")
    void an_event_has_this_text_and_comes_back(Event event, String text) {
        String json = "{\"@type\":\"" + event.getClass().getSimpleName() + "\"," + text + "}";

        assertThat(CODEC.write(event, EVENT)).isEqualTo(json);
        assertThat(CODEC.read(json, EVENT)).isEqualTo(event);
    }

    @Test
    void every_kind_of_event_is_in_this_table() {
        Set<Class<?>> here =
                eventsAndTheirTexts().map(row -> row.get()[0].getClass()).collect(Collectors.toSet());

        assertThat(here).isEqualTo(kindsOf(Event.class).collect(Collectors.toSet()));
    }

    @Test
    void the_state_at_the_beginning_has_this_text_and_comes_back() {
        DurableStateDto state = DurableStateDto.initial(Payload.NULL, "s-1", null, Map.of());
        String json = "{\"status\":\"PENDING\",\"input\":\"null\",\"startId\":\"s-1\",\"base\":0,\"firstOrdinal\":0,"
                + "\"historyInJournal\":false}";

        assertThat(CODEC.write(state, STATE)).isEqualTo(json);
        assertThat(CODEC.read(json, STATE)).isEqualTo(state);
    }

    @Test
    void the_state_at_the_end_has_this_text_and_comes_back() {
        DurableStateDto state = new DurableStateDto(
                RuntimeStatus.FAILED,
                PAYLOAD,
                "s-1",
                new ParentRef("p", 7, "s-0"),
                Map.of("team", "a"),
                12,
                34,
                List.of(new Event.EventRaised("paid", Payload.NULL)),
                PAYLOAD,
                FAILURE,
                PAYLOAD,
                PAYLOAD,
                "why",
                List.of(new Event.TurnStarted(AT), new Event.TimerFired(0)),
                true);
        String json = "{\"status\":\"FAILED\",\"input\":" + PAYLOAD_TEXT
                + ",\"startId\":\"s-1\",\"parent\":{\"instanceId\":\"p\",\"ordinal\":7,\"startId\":\"s-0\"},\"tags\":{\"team\":\"a\"},"
                + "\"base\":12,\"firstOrdinal\":34,\"unread\":[{\"@type\":\"EventRaised\",\"name\":\"paid\",\"payload\":"
                + "\"null\"}],\"output\":" + PAYLOAD_TEXT + ",\"failure\":" + FAILURE_TEXT + ",\"data\":" + PAYLOAD_TEXT
                + ",\"progress\":" + PAYLOAD_TEXT
                + ",\"reason\":\"why\",\"history\":[{\"@type\":\"TurnStarted\",\"at\":"
                + "\"2026-01-02T03:04:05.123456Z\"},{\"@type\":\"TimerFired\",\"ordinal\":0}],\"historyInJournal\":true}";

        assertThat(CODEC.write(state, STATE)).isEqualTo(json);
        assertThat(CODEC.read(json, STATE)).isEqualTo(state);
    }

    @Test
    void a_history_is_an_array_and_reads_back_unmodifiable_in_whatever_order_jsonb_gives_the_keys() {
        ValueType<List<Event>> type = new ValueType<>() {};
        List<Event> history = CODEC.read(
                "[{\"ordinal\": 1, \"@type\": \"TimerFired\"}, {\"name\": \"a\", \"@type\": \"EventRaised\","
                        + " \"payload\": \"1.10\"}]",
                type);

        assertThat(history)
                .containsExactly(new Event.TimerFired(1), new Event.EventRaised("a", new Payload("1.10")))
                .isUnmodifiable();
        assertThat(CODEC.read(CODEC.write(history, type), type)).isEqualTo(history);
    }

    @Test
    void what_older_and_newer_versions_wrote_stays_readable() {
        String json = "{\"status\":\"PENDING\",\"input\":\"1\",\"startId\":\"s\",\"history\":null,\"new\":{\"a\":[1]}}";

        assertThat(CODEC.read(json, STATE)).isEqualTo(DurableStateDto.initial(new Payload("1"), "s", null, Map.of()));
    }

    @Test
    void what_jsonb_refuses_in_free_text_is_replaced_and_payloads_are_kept() {
        FailureDetails failure = new FailureDetails(List.of("a.B"), "a\u0000b\uD800c😀\\u0000\\\u0000", "\uDC00", null);
        String json = CODEC.write(new Event.ActivityFailed(1, 1, failure, PAYLOAD), EVENT);

        Event.ActivityFailed read = (Event.ActivityFailed) CODEC.read(json, EVENT);

        assertThat(read.failure().message()).isEqualTo("a\uFFFDb\uFFFDc😀\\u0000\\\uFFFD");
        assertThat(read.failure().stackTrace()).isEqualTo("\uFFFD");
        assertThat(read.data()).isEqualTo(PAYLOAD);
        DurableStateDto tagged = DurableStateDto.initial(PAYLOAD, "s", null, Map.of("k\u0000", "v\uD800"));
        assertThat(CODEC.read(CODEC.write(tagged, STATE), STATE).tags()).isEqualTo(Map.of("k\uFFFD", "v\uFFFD"));
    }

    @Test
    void what_is_no_record_is_refused() {
        for (String json : List.of("{\"@type\":\"Nobody\"}", "{}", "[", "{\"@type\":\"EventRaised\",\"payload\":{}}")) {
            assertThatThrownBy(() -> CODEC.read(json, EVENT))
                    .isInstanceOf(InvalidPayloadException.class)
                    .hasMessageStartingWith("A record cannot be read as " + Event.class.getName());
        }
    }

    private static Stream<Class<?>> kindsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredRecordsTest::kindsOf)
                : Stream.of(type);
    }
}
