package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.ActivityContext;
import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.CallOptions;
import io.durablefunctions.ChildFailedException;
import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.Parallel;
import io.durablefunctions.Settled;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.FailureType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TestContextTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<String> log = new ArrayList<>();
    private final TestContext context = TestContext.empty()
            .<String>activity("Upper", text -> {
                log.add(text);
                return text.toUpperCase(java.util.Locale.ROOT);
            })
            .<String>activity("Break", text -> {
                throw new IllegalArgumentException(text);
            });

    private DurableFuture<String> upper(String text) {
        return context.callAsync("Upper", text, String.class);
    }

    private DurableFuture<String> broken(String text) {
        return context.callAsync("Break", text, String.class);
    }

    @Test
    void activities_are_called_in_the_order_of_the_code_and_finish_in_it() {
        DurableFuture<String> b = upper("b");
        DurableFuture<String> a = upper("a");
        assertThat(log).containsExactly("b", "a");
        assertThat(b.isDone()).isFalse();
        assertThat(DurableFuture.anyOf(a, b).await()).isEqualTo("B");
        assertThat(b.isDone()).isTrue();
        assertThat(a.isDone()).isFalse();
        assertThat(DurableFuture.allOf(a, b).await()).containsExactly("A", "B");
        assertThat(context.now()).isEqualTo(START);
    }

    @Test
    void several_arguments_come_as_a_list_and_null_as_null() {
        context.<List<Integer>>activity("Sum", both -> both.get(0) + both.get(1))
                .activity("Null", input -> input);
        assertThat(context.call("Sum", List.of(1, 2), Integer.class)).isEqualTo(3);
        assertThat(context.call("Null", null, String.class)).isNull();
    }

    @Test
    void an_activity_that_fails_throws_at_the_await_after_one_attempt() {
        DurableFuture<String> failing = broken("no");
        assertThatThrownBy(failing::await).isInstanceOfSatisfying(ActivityFailedException.class, failed -> {
            assertThat(failed.activity()).isEqualTo("Break");
            assertThat(failed.attempts()).isEqualTo(1);
            assertThat(failed.failure().is(IllegalArgumentException.class)).isTrue();
            assertThat(failed.failure().message()).isEqualTo("no");
        });
        assertThat(failing.isSuccess()).isFalse();
    }

    @Test
    void a_subclass_of_an_exception_that_the_contract_names_is_no_answer_and_says_what_to_do() {
        ActivityMethod<Object, String> parse = ActivityMethod.<Object, String>returning(
                        ValueType.of(String.class), "Parse", List.of(), (implementation, arguments) -> "")
                .answering(FailureType.of(
                        IllegalArgumentException.class,
                        List.of(),
                        thrown -> List.of(),
                        values -> new IllegalArgumentException()));
        context.activity("Parse", input -> {
            throw new NumberFormatException("not a number");
        });

        DurableFuture<String> parsed = context.activity(parse, CallOptions.defaults(), List.of());

        assertThatThrownBy(parsed::await)
                .isInstanceOf(ActivityFailedException.class)
                .hasMessageContaining(
                        "is a subclass of java.lang.IllegalArgumentException, which Parse names in throws");
    }

    @Test
    void an_assertion_of_the_test_within_an_activity_fails_the_test() {
        context.activity("Assert", input -> assertThat(input).isEqualTo("expected"));
        assertThatThrownBy(() -> context.callAsync("Assert", "other", String.class))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void an_activity_knows_its_call() {
        context.withInstanceId("exp-42")
                .activity("Key", input -> ActivityContext.current().idempotencyKey());
        assertThat(context.call("Key", null, String.class)).isEqualTo("exp-42:0");
        assertThat(context.call("Key", null, String.class)).isEqualTo("exp-42:1");
    }

    @Test
    void timers_are_skipped_and_time_moves_to_them() {
        DurableFuture<Instant> later = context.timer(Duration.ofDays(2));
        DurableFuture<Instant> sooner = context.timer(Duration.ofDays(1));
        assertThat(DurableFuture.anyOf(later, sooner).await()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(context.now()).isEqualTo(START.plus(Duration.ofDays(1)));
        later.await();
        assertThat(context.now()).isEqualTo(START.plus(Duration.ofDays(2)));
        context.timer(START).await();
        assertThat(context.now()).isEqualTo(START.plus(Duration.ofDays(2)));
    }

    @Test
    void what_never_comes_times_out_at_once_and_time_moves() {
        assertThat(DurableFuture.<String>never().awaitOrElse(Duration.ofDays(1), "nobody"))
                .isEqualTo("nobody");
        assertThatThrownBy(() -> context.waitForEvent("x", String.class).await(HOUR))
                .isInstanceOf(DurableTimeoutException.class);
        assertThat(context.now()).isEqualTo(START.plus(Duration.ofDays(1)).plus(HOUR));
    }

    @Test
    void a_timeout_that_was_not_needed_moves_nothing() {
        assertThat(upper("a").await(HOUR)).isEqualTo("A");
        context.sleep(Duration.ofHours(3));
        assertThat(context.now()).isEqualTo(START.plus(Duration.ofHours(3)));
    }

    @Test
    void what_never_comes_without_a_timeout_is_named() {
        DurableFuture<String> opinion = context.waitForEvent("opinion:anna", String.class);
        assertThatThrownBy(opinion::await)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("event 'opinion:anna'")
                .hasMessageContaining("timeout");
        assertThatThrownBy(() -> TestContext.empty()
                        .timer(HOUR)
                        .thenCompose(due -> DurableFuture.never())
                        .await())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("never done");
    }

    @Test
    void what_never_comes_is_not_caught_by_an_orchestrator_that_catches_exceptions() {
        assertThatThrownBy(() -> {
                    try {
                        context.waitForEvent("decision", String.class).await();
                    } catch (RuntimeException compensated) {
                        context.call("Undo", "a", String.class);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("event 'decision'");
        assertThatThrownBy(context::now).isInstanceOf(AssertionError.class).hasMessageContaining("event 'decision'");
    }

    @Test
    void events_are_taken_in_order_by_the_await_that_returns_them() {
        context.raise("n", 1).raise("n", 2).raiseAfter(HOUR, "n", 3);
        assertThat(context.waitForEvent("n", Integer.class).await()).isEqualTo(1);
        DurableFuture<Integer> second = context.waitForEvent("n", Integer.class);
        DurableFuture<Integer> third = context.waitForEvent("n", Integer.class);
        assertThat(second.isDone()).isTrue();
        assertThat(third.isDone()).isTrue(); // each for itself: the event is there
        assertThat(DurableFuture.allOf(second, third).isDone()).isFalse(); // both need one
        assertThat(DurableFuture.allOf(second, third).await()).containsExactly(2, 3);
        assertThat(context.now()).isEqualTo(START.plus(HOUR));
    }

    @Test
    void a_wait_that_timed_out_takes_the_event_when_it_is_asked_again() {
        context.raiseAfter(Duration.ofDays(2).plus(HOUR), "answer", "late");
        DurableFuture<String> answer = context.waitForEvent("answer", String.class);
        int days = 1;
        while (answer.awaitOrElse(Duration.ofDays(1), "none").equals("none")) {
            days++;
        }
        assertThat(days).isEqualTo(3);
    }

    @Test
    void an_event_of_another_type_than_awaited_is_a_mistake_of_the_test() {
        context.raise("n", "one");
        assertThatThrownBy(() -> context.waitForEvent("n", Integer.class).await())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("java.lang.Integer");
    }

    @Test
    void what_the_test_does_not_give_is_named() {
        assertThatThrownBy(() -> context.callAsync("Lower", "a", String.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'Lower'");
        assertThatThrownBy(() -> context.callOrchestrator("Child", "a", String.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'Child'");
    }

    @Test
    void a_child_runs_in_its_own_time_under_an_id_of_its_own() {
        context.<String>orchestrator("Child", (child, name) -> {
            child.sleep(HOUR);
            return name + " " + child.instanceId() + " "
                    + child.parentInstanceId().orElseThrow() + " " + child.orchestratorName() + " " + child.now();
        });
        DurableFuture<String> slow =
                context.callOrchestratorAsync("Child", "a", ValueType.of(String.class), ChildOptions.defaults());
        assertThat(context.now()).isEqualTo(START);
        assertThat(DurableFuture.anyOf(
                                slow, context.timer(Duration.ofMinutes(59)).thenApply(due -> "timer"))
                        .await())
                .isEqualTo("timer");
        assertThat(slow.await()).isEqualTo("a test:0 test Child 2026-01-01T01:00:00Z");
        assertThat(context.now()).isEqualTo(START.plus(HOUR));
    }

    @Test
    void a_child_that_fails_throws_at_the_await() {
        context.orchestrator("Child", (child, input) -> {
            throw new IllegalArgumentException("no");
        });
        assertThatThrownBy(() -> context.callOrchestrator("Child", "a", String.class))
                .isInstanceOfSatisfying(ChildFailedException.class, failed -> {
                    assertThat(failed.instanceId()).isEqualTo("test:0");
                    assertThat(failed.failure().message()).isEqualTo("no");
                });
    }

    @Test
    void two_children_of_one_id_are_refused() {
        context.orchestrator("Child", (child, input) -> child.instanceId());
        ChildOptions same = ChildOptions.id("same");
        ValueType<String> text = ValueType.of(String.class);
        assertThat(context.callOrchestratorAsync("Child", 1, text, same).await())
                .isEqualTo("same");
        assertThatThrownBy(() ->
                        context.callOrchestratorAsync("Child", 2, text, same).await())
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("InstanceExistsException");
    }

    @Test
    void a_child_that_continues_as_new_goes_on() {
        context.<Integer>orchestrator("Count", (child, n) -> {
            child.sleep(HOUR);
            return n == 5 ? n : child.continueAsNew(n + 1);
        });
        assertThat(context.callOrchestrator("Count", 1, Integer.class)).isEqualTo(5);
        assertThat(context.now()).isEqualTo(START.plus(HOUR.multipliedBy(5)));
        assertThat(context.continuedAsNew()).isEmpty();
    }

    @Test
    void calls_are_counted_on_when_a_child_continues_as_new() {
        List<String> ids = new ArrayList<>();
        context.<Integer>orchestrator("Count", (child, n) -> {
            ids.add(child.callOrchestrator("Id", n, String.class));
            return n == 3 ? n : child.continueAsNew(n + 1);
        });
        context.orchestrator("Id", (grandchild, input) -> grandchild.instanceId());
        assertThat(context.callOrchestrator("Count", 1, Integer.class)).isEqualTo(3);
        assertThat(ids).containsExactly("test:0:0", "test:0:1", "test:0:2");
    }

    @Test
    void a_child_that_waits_for_ever_holds_up_only_those_that_wait_for_it() {
        context.orchestrator(
                "Child",
                (child, input) -> child.waitForEvent("go", String.class).await());
        ValueType<String> text = ValueType.of(String.class);
        DurableFuture<String> stuck = context.callOrchestratorAsync("Child", "a", text, ChildOptions.defaults());
        assertThat(stuck.awaitOrElse(HOUR, "timed out")).isEqualTo("timed out");
        assertThatThrownBy(stuck::await)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("child test:0 (Child) waits for event 'go'");
    }

    @Test
    void continuing_as_new_tells_with_what_and_closes_the_context() {
        assertThatThrownBy(() -> {
                    try {
                        context.continueAsNew("next");
                    } catch (RuntimeException swallowed) {
                        throw new AssertionError("it is no exception", swallowed);
                    } finally {
                        upper("never called");
                    }
                })
                .isInstanceOfSatisfying(
                        ContinuedAsNew.class,
                        again -> assertThat(again.arguments()).containsExactly("next"));
        assertThat(context.continuedAsNew()).isPresent();
        assertThat(log).isEmpty();
    }

    @Test
    void what_is_told_started_and_raised_is_noted() {
        context.setProgress("half");
        context.setProgress("done");
        context.raiseEvent("exp-42", "decision", true);
        assertThat(context.progress()).isEqualTo(Arrays.asList("half", "done"));
        assertThat(context.raisedEvents()).containsExactly(new TestContext.RaisedEvent("exp-42", "decision", true));
    }

    @Test
    void many_at_once_a_few_at_a_time_as_they_come_and_as_values() {
        List<String> names = List.of("a", "b", "c");
        assertThat(DurableFuture.allOf(names.stream().map(this::upper).toList()).await())
                .containsExactly("A", "B", "C");
        assertThat(Parallel.atMost(2).map(names, this::upper).await()).containsExactly("A", "B", "C");
        List<String> come = new ArrayList<>();
        for (DurableFuture<String> next :
                DurableFuture.asCompleted(names.stream().map(this::upper).toList())) {
            come.add(next.await());
        }
        assertThat(come).containsExactly("A", "B", "C");
        List<Settled<String>> each =
                DurableFuture.allSettled(List.of(upper("x"), broken("y"))).await();
        assertThat(each).extracting(Settled::isSuccess).containsExactly(true, false);
    }

    @Test
    void a_long_history_says_so() {
        context.longHistory(4);
        upper("a").await();
        assertThat(context.isHistoryLong()).isFalse();
        upper("b").await();
        assertThat(context.isHistoryLong()).isTrue();
    }

    @Test
    void another_thread_is_refused() {
        CompletableFuture<Object> elsewhere = CompletableFuture.supplyAsync(context::now);
        assertThatThrownBy(elsewhere::join)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one thread");
    }

    @Test
    void random_numbers_are_the_same_for_the_same_seed() {
        assertThat(TestContext.empty().seed(7).randomUuid())
                .isEqualTo(TestContext.empty().seed(7).randomUuid())
                .isNotEqualTo(TestContext.empty().seed(8).randomUuid());
        assertThat(TestContext.empty().randomUuid().version()).isEqualTo(4);
        assertThat(TestContext.empty().random().nextLong())
                .isEqualTo(TestContext.empty().random().nextLong());
    }
}
