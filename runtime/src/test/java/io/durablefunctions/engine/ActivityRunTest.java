package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.CallOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.journal.Command.RunActivity;
import io.durablefunctions.journal.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ActivityRunTest {

    private final List<Event> told = new ArrayList<>();

    /** Runs an attempt, which may be followed by others, of an activity whose contract names a refusal in {@code throws}. */
    private Event attempt(Function<IllegalArgumentException, List<String>> data, RuntimeException thrown) {
        ManualWorkers workers = new ManualWorkers(Runnable::run);
        StoreClock clock = new StoreClock(workers::nanoTime);
        clock.set(Instant.EPOCH);
        ActivityMethod<Object, String> charge = ActivityMethod.<Object, String>returning(
                        ValueType.of(String.class), "Charge", List.of(), (implementation, arguments) -> {
                            throw thrown;
                        })
                .answering(FailureType.of(
                        IllegalArgumentException.class,
                        List.of(ValueType.of(String.class)),
                        data,
                        values -> new IllegalArgumentException()));
        new ActivityRun<>(
                        "an-instance",
                        "a-start",
                        new RunActivity(0, "Charge", Payload.NULL, CallOptions.defaults(), 1, Instant.EPOCH),
                        new Registry.ServedActivity<>(charge, new Object()),
                        new ActivityRun.Environment(
                                JsonCodec.of(PayloadLimits.DEFAULTS),
                                TestHosts.options(),
                                new Timeouts(workers),
                                clock,
                                () -> 0.5,
                                null),
                        (run, outcome, in) -> told.add(outcome))
                .run();
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    @Test
    void an_answer_is_not_tried_again_and_has_its_data() {
        assertThat(attempt(it -> List.of("data"), new IllegalArgumentException("no")))
                .isInstanceOfSatisfying(
                        Event.ActivityFailed.class,
                        failed -> assertThat(failed.data()).isEqualTo(new Payload("\"data\"")));
    }

    @Test
    void a_subclass_of_an_answer_is_not_tried_again_and_says_what_to_do() {
        assertThat(attempt(it -> List.of("data"), new NumberFormatException("not a number")))
                .isInstanceOfSatisfying(Event.ActivityFailed.class, failed -> {
                    assertThat(failed.data()).isNull();
                    assertThat(failed.failure().message())
                            .contains("java.lang.NumberFormatException is a subclass of")
                            .contains("which Charge names in throws")
                            .endsWith("It says: not a number");
                });
    }

    @Test
    void an_answer_whose_data_cannot_be_had_is_an_attempt_that_failed() {
        Function<IllegalArgumentException, List<String>> mistaken = it -> {
            throw new UnsupportedOperationException("no data");
        };

        assertThat(attempt(mistaken, new IllegalArgumentException("no")))
                .isInstanceOfSatisfying(
                        Event.ActivityAttemptFailed.class,
                        failed -> assertThat(failed.failure().stackTrace())
                                .contains("UnsupportedOperationException: no data"));
    }
}
