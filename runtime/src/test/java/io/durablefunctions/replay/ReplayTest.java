package io.durablefunctions.replay;

import static io.durablefunctions.replay.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.FailureDetails;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Event.ActivityAttemptFailed;
import io.durablefunctions.journal.Event.ActivityCompleted;
import io.durablefunctions.journal.Event.ActivityFailed;
import io.durablefunctions.journal.Event.ActivityScheduled;
import io.durablefunctions.journal.Event.ChildCompleted;
import io.durablefunctions.journal.Event.EventRaised;
import io.durablefunctions.journal.Event.TimerFired;
import io.durablefunctions.journal.Event.TimerStarted;
import io.durablefunctions.replay.Outcome.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static ActivityCompleted done(int ordinal, String json) {
        return new ActivityCompleted(ordinal, json(json));
    }

    private static FailureDetails broken() {
        return new FailureDetails(List.of("java.io.IOException", "java.lang.Exception"), "broken", "", null);
    }

    private static List<Integer> waitsFor(Outcome outcome) {
        assertThat(outcome.ending()).isInstanceOf(Ending.Waiting.class);
        return ((Ending.Waiting) outcome.ending())
                .open().stream().map(Command::ordinal).toList();
    }

    private static String result(Outcome outcome) {
        assertThat(outcome.ending()).isInstanceOf(Ending.Completed.class);
        return ((Ending.Completed) outcome.ending()).result().json();
    }

    @Test
    void a_call_is_scheduled_once_and_its_result_returned() {
        Story story = Story.of(context -> context.call("Greet", "Ada", String.class));

        Outcome first = story.turn();
        assertThat(first.decided()).containsExactly(new ActivityScheduled(0, "Greet", json("\"Ada\"")));
        assertThat(waitsFor(first)).containsExactly(0);
        assertThat(story.again().decided()).isEmpty();
        assertThat(result(story.turn(done(0, "\"Hello, Ada\"")))).isEqualTo("\"Hello, Ada\"");
    }

    @Test
    void calls_in_a_row_are_scheduled_one_after_the_other() {
        Story story =
                Story.of(context -> context.call("Last", context.call("First", null, String.class), String.class));

        story.turn();
        Outcome second = story.turn(done(0, "\"one\""));
        assertThat(second.decided()).containsExactly(new ActivityScheduled(1, "Last", json("\"one\"")));
        assertThat(result(story.turn(done(1, "\"two\"")))).isEqualTo("\"two\"");
    }

    @Test
    void fanned_out_calls_are_all_scheduled_before_the_first_wait() {
        Story story = Story.of(context -> {
            List<DurableFuture<String>> calls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                calls.add(context.callAsync("Part", i, String.class));
            }
            return String.join("+", DurableFuture.allOf(calls).await());
        });

        assertThat(waitsFor(story.turn())).containsExactly(0, 1, 2);
        assertThat(waitsFor(story.turn(done(2, "\"c\"")))).containsExactly(0, 1);
        assertThat(result(story.turn(done(0, "\"a\""), done(1, "\"b\"")))).isEqualTo("\"a+b+c\"");
    }

    @Test
    void the_first_of_several_is_the_first_in_history_on_each_replay() {
        Story story = Story.of(context -> {
            DurableFuture<String> slow = context.callAsync("Slow", null, String.class);
            DurableFuture<String> fast = context.callAsync("Fast", null, String.class);
            String winner = DurableFuture.anyOf(slow, fast).await();
            return context.call("Tell", winner, String.class);
        });

        story.turn();
        Outcome raced = story.turn(done(1, "\"fast\""), done(0, "\"slow\""));
        assertThat(raced.decided()).containsExactly(new ActivityScheduled(2, "Tell", json("\"fast\"")));
        assertThat(waitsFor(story.again())).containsExactly(2);
    }

    @Test
    void a_failure_is_thrown_where_it_is_awaited_with_its_data() {
        Story story = Story.of(context -> {
            try {
                return context.call("Fetch", null, String.class);
            } catch (ActivityFailedException e) {
                return e.activity() + " " + e.attempts() + " " + e.failure().is(Exception.class) + " "
                        + e.failure().message();
            }
        });

        story.turn();
        assertThat(result(story.turn(new ActivityFailed(0, 4, broken(), null)))).isEqualTo("\"Fetch 4 true broken\"");
    }

    @Test
    void an_attempt_that_failed_is_tried_again_no_earlier_than_recorded() {
        Story story = Story.of(context -> context.call("Fetch", null, String.class));
        Instant later = Story.START.plusSeconds(9);

        story.turn();
        Outcome waiting = story.turn(new ActivityAttemptFailed(0, 1, broken(), later));
        Command.RunActivity again =
                (Command.RunActivity) ((Ending.Waiting) waiting.ending()).open().get(0);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.notBefore()).isEqualTo(later);
    }

    @Test
    void a_timer_is_due_by_the_time_of_its_turn() {
        Story story = Story.of(context -> {
            context.sleep(Duration.ofMillis(500));
            return context.now().toString();
        });

        assertThat(story.turn().decided()).containsExactly(new TimerStarted(0, Story.START.plusMillis(500)));
        assertThat(result(story.turn(new TimerFired(0)))).isEqualTo("\"2026-01-01T00:00:01Z\"");
    }

    @Test
    void code_never_wakes_before_the_time_of_its_timer_whenever_the_turn_began() {
        Story story = Story.of(context -> {
            context.sleep(Duration.ofHours(1));
            return context.now().toString();
        });

        story.turn();
        assertThat(result(story.turn(new TimerFired(0)))).isEqualTo("\"2026-01-01T01:00:00Z\"");
    }

    @Test
    void a_wait_that_times_out_takes_no_event() {
        Story story = Story.of(context -> {
            try {
                return context.waitForEvent("go", String.class).await(Duration.ofSeconds(5));
            } catch (DurableTimeoutException late) {
                return "then " + context.waitForEvent("go", String.class).await();
            }
        });

        assertThat(waitsFor(story.turn())).containsExactly(0);
        assertThat(waitsFor(story.turn(new TimerFired(0)))).isEmpty();
        assertThat(result(story.turn(new EventRaised("go", json("\"now\""))))).isEqualTo("\"then now\"");
    }

    @Test
    void a_wait_that_is_answered_in_time_leaves_no_timer() {
        Story story = Story.of(context -> {
            String answer = context.waitForEvent("go", String.class).await(Duration.ofSeconds(5));
            return context.call("Use", answer, String.class);
        });

        story.turn();
        assertThat(waitsFor(story.turn(new EventRaised("go", json("\"now\""))))).containsExactly(1);
    }

    @Test
    void events_come_in_their_order_also_those_raised_before_the_wait() {
        Story story = Story.of(context -> {
            context.call("Prepare", null, String.class);
            return context.waitForEvent("n", Integer.class).await() + ","
                    + context.waitForEvent("n", Integer.class).await();
        });

        story.turn(new EventRaised("n", json("1")));
        story.turn(new EventRaised("n", json("2")));
        assertThat(result(story.turn(done(0, "null")))).isEqualTo("\"1,2\"");
    }

    @Test
    void a_select_runs_only_the_branch_of_the_winner() {
        List<String> ran = new ArrayList<>();
        Story story = Story.of(context -> DurableFuture.<String>anyOf(
                        context.waitForEvent("a", String.class).thenApply(it -> {
                            ran.add("a");
                            return "a" + it;
                        }),
                        context.waitForEvent("b", String.class).thenApply(it -> {
                            ran.add("b");
                            return "b" + it;
                        }))
                .await());

        story.turn();
        assertThat(result(story.turn(new EventRaised("b", json("\"1\""))))).isEqualTo("\"b1\"");
        assertThat(ran).containsOnly("b");
    }

    @Test
    void chains_go_on_as_soon_as_their_own_step_is_done() {
        Story story = Story.of(context -> {
            List<DurableFuture<String>> chains = new ArrayList<>();
            for (String name : List.of("x", "y")) {
                chains.add(context.callAsync("One", name, String.class)
                        .thenCompose(one -> context.callAsync("Two", one, String.class)));
            }
            return String.join(",", DurableFuture.allOf(chains).await());
        });

        story.turn();
        assertThat(story.turn(done(1, "\"y1\"")).decided())
                .containsExactly(new ActivityScheduled(2, "Two", json("\"y1\"")));
        assertThat(story.turn(done(0, "\"x1\"")).decided())
                .containsExactly(new ActivityScheduled(3, "Two", json("\"x1\"")));
        assertThat(result(story.turn(done(2, "\"y2\""), done(3, "\"x2\"")))).isEqualTo("\"x2,y2\"");
    }

    @Test
    void time_ids_and_random_numbers_are_the_same_on_each_replay() {
        List<String> seen = new ArrayList<>();
        Story story = Story.of(context -> {
            UUID uuid = context.randomUuid();
            seen.add(context.now() + " " + uuid + " " + context.random().nextInt());
            context.call("Step", null, String.class);
            return uuid.toString();
        });

        story.turn();
        story.turn(done(0, "null"));
        assertThat(seen).hasSize(4);
        assertThat(seen.stream().distinct()).hasSize(1);
    }

    @Test
    void a_child_has_the_parents_id_and_the_number_of_the_call() {
        Story story = Story.of(context -> context.callOrchestrator("Child", 7, String.class));

        assertThat(story.turn().decided().toString()).contains("tale:0");
        assertThat(result(story.turn(new ChildCompleted(0, json("\"grown\""), null))))
                .isEqualTo("\"grown\"");
    }

    @Test
    void finally_blocks_of_a_turn_that_waits_record_nothing() {
        Story story = Story.of(context -> {
            try {
                return context.call("Work", null, String.class);
            } finally {
                context.call("CleanUp", null, String.class);
            }
        });

        assertThat(story.turn().decided()).hasSize(1);
        assertThat(waitsFor(story.turn(done(0, "\"ok\"")))).containsExactly(1);
        assertThat(result(story.turn(done(1, "null")))).isEqualTo("\"ok\"");
    }

    @Test
    void what_a_method_returns_after_it_swallowed_the_end_of_its_turn_is_ignored() {
        Story story = Story.of(context -> {
            try {
                return context.call("Work", null, String.class);
            } catch (Throwable swallowed) {
                return "wrong";
            }
        });

        assertThat(waitsFor(story.turn())).containsExactly(0);
        assertThat(result(story.turn(done(0, "\"right\"")))).isEqualTo("\"right\"");
    }

    @Test
    void code_that_takes_another_path_is_blocked_and_says_where() {
        Story story = Story.of(context -> {
            context.call("First", null, String.class);
            return context.call("Second", null, String.class);
        });
        story.turn();
        story.turn(done(0, "null"));

        Outcome other = story.told(context -> {
            context.call("First", null, String.class);
            context.sleep(Duration.ofDays(1));
            return "";
        });
        assertThat(other.ending())
                .isEqualTo(
                        new Ending.Blocked(
                                "The code takes another path than its history."
                                        + " Step 2: history: activity Second, code: timer. Last step that matched: 1, activity First."));
        assertThat(other.decided()).isEmpty();
    }

    @Test
    void code_that_asks_for_more_at_a_point_that_is_past_is_blocked() {
        Story story = Story.of(context -> context.call("First", null, String.class));
        story.turn();

        Outcome other = story.told(context -> {
            DurableFuture<String> first = context.callAsync("First", null, String.class);
            context.callAsync("Extra", null, String.class);
            return first.await();
        });
        assertThat(other.ending().toString()).contains("history: nothing more, code: activity Extra");
    }

    @Test
    void code_that_asks_for_less_is_blocked() {
        Story story = Story.of(context -> context.call("First", null, String.class));
        story.turn();

        assertThat(story.told(context -> "at once").ending().toString())
                .contains("history: activity First, code: ends");
    }

    @Test
    void arguments_that_differ_are_told_and_do_not_stop_it() {
        Story story = Story.of(context -> context.call("First", "old", String.class));
        story.turn();

        Outcome other = story.told(context -> context.call("First", "new", String.class));
        assertThat(waitsFor(other)).containsExactly(0);
        assertThat(other.warnings()).singleElement().asString().contains("other arguments to First");
    }

    @Test
    void continue_as_new_keeps_the_events_that_nobody_took() {
        Story story = Story.of(context -> {
            context.waitForEvent("n", Integer.class).await();
            return context.continueAsNew(null);
        });

        story.turn();
        Outcome outcome = story.turn(
                new EventRaised("n", json("1")), new EventRaised("n", json("2")), new EventRaised("m", json("3")));
        assertThat(outcome.ending())
                .isEqualTo(new Ending.ContinuedAsNew(
                        json("null"), List.of(new EventRaised("n", json("2")), new EventRaised("m", json("3")))));
    }

    @Test
    void what_the_code_throws_fails_the_instance() {
        Story story = Story.of(context -> {
            throw new IllegalStateException("no");
        });

        Ending.Failed failed = (Ending.Failed) story.turn().ending();
        assertThat(failed.failure().type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.failure().message()).isEqualTo("no");
    }

    @Test
    void a_result_of_another_type_than_stored_blocks_the_instance() {
        Story story =
                Story.of(context -> context.call("Count", null, Integer.class).toString());

        story.turn();
        assertThat(story.turn(done(0, "\"many\"")).ending().toString())
                .contains("the result of Count")
                .contains("Deploy code whose types fit");
    }

    @Test
    void another_thread_is_refused() {
        Story story = Story.of(context -> {
            List<Throwable> thrown = new ArrayList<>();
            Thread other = new Thread(
                    () -> {
                        try {
                            context.now();
                        } catch (IllegalStateException refused) {
                            thrown.add(refused);
                        }
                    },
                    "another");
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return thrown.get(0).getMessage();
        });

        assertThat(result(story.turn())).contains("runs on one thread");
    }

    @Test
    void a_long_history_says_so() {
        Story story = Story.of(context -> {
            int steps = 0;
            while (!context.isHistoryLong()) {
                context.call("Step", null, String.class);
                steps++;
            }
            return "after " + steps;
        });

        Outcome outcome = story.turn();
        for (int i = 0; outcome.ending() instanceof Ending.Waiting; i++) {
            outcome = story.turn(done(i, "null"));
        }
        assertThat(result(outcome)).isEqualTo("\"after 7\"");
    }

    private static FailureType<IllegalArgumentException> refusal(
            Function<IllegalArgumentException, List<String>> data) {
        return FailureType.of(
                IllegalArgumentException.class,
                List.of(ValueType.of(String.class)),
                data,
                values -> new IllegalArgumentException(values.at(0, ValueType.of(String.class))));
    }

    private static Ending.Failed failed(FailureType<?> answer, RuntimeException thrown) {
        Story story = Story.answering(answer, context -> {
            throw thrown;
        });
        return (Ending.Failed) story.turn().ending();
    }

    @Test
    void an_answer_is_kept_with_its_data() {
        Ending.Failed failed = failed(refusal(it -> List.of("data")), new IllegalArgumentException("no"));

        assertThat(failed.data()).isEqualTo(json("\"data\""));
        assertThat(failed.failure().message()).isEqualTo("no");
    }

    @Test
    void an_answer_whose_data_cannot_be_had_is_a_failure_that_says_so() {
        FailureType<?> mistaken = refusal(it -> {
            throw new UnsupportedOperationException("no data");
        });

        Ending.Failed failed = failed(mistaken, new IllegalArgumentException("no"));

        assertThat(failed.data()).isNull();
        assertThat(failed.failure().is(IllegalArgumentException.class)).isTrue();
        assertThat(failed.failure().stackTrace()).contains("UnsupportedOperationException: no data");
    }

    @Test
    void a_subclass_of_an_answer_is_a_failure_that_says_what_to_do() {
        Ending.Failed failed = failed(refusal(it -> List.of("data")), new NumberFormatException("not a number"));

        assertThat(failed.data()).isNull();
        assertThat(failed.failure().type()).isEqualTo("java.lang.NumberFormatException");
        assertThat(failed.failure().message())
                .isEqualTo(
                        "java.lang.NumberFormatException is a subclass of java.lang.IllegalArgumentException, which Tale"
                                + " names in throws. Name java.lang.NumberFormatException there too, or it cannot be caught as"
                                + " itself. It says: not a number");
    }
}
