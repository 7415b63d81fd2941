package io.durablefunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AllOfTest {

    @Test
    void the_results_come_in_the_order_of_the_list() {
        Script script = new Script("c", "a", "b");
        assertThat(DurableFuture.allOf(script.op("a"), script.op("b"), script.op("c"))
                        .await())
                .containsExactly("a", "b", "c");
        assertThat(DurableFuture.allOf().await()).isEmpty();
    }

    @Test
    void the_list_of_results_is_for_reading() {
        Script script = new Script("a");
        List<String> results = DurableFuture.allOf(script.op("a")).await();
        assertThatThrownBy(() -> results.add("x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_result_may_be_null() {
        assertThat(DurableFuture.allOf(DurableFuture.completed(null)).await()).containsExactly((Object) null);
    }

    @Test
    void the_first_failure_of_the_list_is_thrown_after_all_have_finished_with_the_others_suppressed() {
        Script script = new Script("c!", "b!", "a");
        DurableFuture<List<String>> all = DurableFuture.allOf(script.op("a"), script.op("b"), script.op("c"));
        Throwable thrown = catchThrowable(all::await);
        assertThat(thrown).isInstanceOf(Script.Failed.class).hasMessage("b");
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(other -> assertThat(other).hasMessage("c"));
        assertThat(script.told()).isEqualTo(3);
        assertThat(catchThrowable(all::await)).isSameAs(thrown);
        assertThat(thrown.getSuppressed()).hasSize(1);
    }

    @Test
    void one_failure_that_is_named_twice_does_not_suppress_itself() {
        RuntimeException failure = new Script.Failed("once");
        Throwable thrown = catchThrowable(
                DurableFuture.allOf(DurableFuture.failed(failure), DurableFuture.failed(failure))::await);
        assertThat(thrown).isSameAs(failure).hasNoSuppressedExceptions();
    }

    @Test
    void two_waits_on_one_queue_need_two_events() {
        Script script = new Script("+q", "+other", "+q");
        DurableFuture<List<String>> both = DurableFuture.allOf(script.event("q"), script.event("q"));
        script.past(2);
        assertThat(both.isDone()).isFalse();
        assertThat(both.await()).containsExactly("q1", "q2");
        assertThat(script.told()).isEqualTo(3);
    }

    @Test
    void two_waits_on_one_queue_need_two_events_also_when_functions_are_put_on_top() {
        Script script = new Script("+q", "+q");
        Function<String, String> same = event -> event;
        assertThat(DurableFuture.allOf(script.event("q").thenApply(same), script.event("q"))
                        .await())
                .containsExactlyInAnyOrder("q1", "q2");
        Script settled = new Script("+q", "+q");
        assertThat(DurableFuture.allSettled(List.of(settled.event("q"), settled.event("q")))
                        .await())
                .extracting(Settled::get)
                .containsExactly("q1", "q2");
    }

    @Test
    void a_wait_within_any_of_counts_too() {
        Script script = new Script("+q", "a", "+q");
        DurableFuture<List<String>> both =
                DurableFuture.allOf(script.event("q"), DurableFuture.anyOf(script.event("q"), script.op("a")));
        assertThat(both.await()).containsExactly("q1", "a");
        assertThat(script.told()).isEqualTo(2);
        assertThat(script.event("q").await()).isEqualTo("q2");
    }

    @Test
    void nothing_is_taken_before_all_are_there() {
        Script script = new Script("+q");
        DurableFuture<List<String>> both = DurableFuture.allOf(script.event("q"), script.op("a"));
        assertThatThrownBy(both::await).isInstanceOf(Script.TurnEnd.class);
        assertThat(script.queue("q")).hasSize(1);
        assertThat(both.isDone()).isFalse();
    }

    @Test
    void all_settled_makes_values_of_failures() {
        Script script = new Script("b!", "a");
        List<Settled<String>> settled = DurableFuture.allSettled(List.of(script.op("a"), script.op("b")))
                .await();
        assertThat(settled.get(0)).isEqualTo(Settled.success("a"));
        assertThat(settled.get(1).isSuccess()).isFalse();
        assertThatThrownBy(settled.get(1)::get).isInstanceOf(Script.Failed.class);
    }

    @Test
    void functions_run_in_the_order_of_history_as_their_inputs_come() {
        Script script = new Script("b", "a");
        DurableFuture<List<String>> both = DurableFuture.allOf(
                script.op("a").thenApply(a -> script.ran("f(a) at " + script.told())),
                script.op("b").thenApply(b -> script.ran("f(b) at " + script.told())));
        both.await();
        assertThat(script.log).containsExactly("f(b) at 1", "f(a) at 2");
    }

    @Test
    void functions_run_in_the_order_of_history_also_if_all_is_past() {
        Script script = new Script("c", "b", "a").past(3);
        DurableFuture.allOf(
                        script.op("a").thenApply(script::ran),
                        script.op("b").thenCompose(b -> DurableFuture.completed(script.ran(b))),
                        script.op("c").thenApply(script::ran).settled().thenApply(Settled::get))
                .await();
        assertThat(script.log).containsExactly("c", "b", "a");
    }

    @Test
    void functions_run_in_the_order_of_history_also_if_all_of_is_the_winner_of_several() {
        Script script = new Script("b", "a");
        DurableFuture<Object> any = DurableFuture.anyOf(
                DurableFuture.never(),
                DurableFuture.allOf(
                        script.op("a").thenApply(script::ran), script.op("b").thenApply(script::ran)));
        assertThat(any.await()).isEqualTo(List.of("a", "b"));
        assertThat(script.log).containsExactly("b", "a");
    }

    @TestFactory
    Stream<DynamicTest> ten_thousand_are_not_looked_at_each_time_one_finishes() {
        record Case(String name, Function<DurableFuture<String>, DurableFuture<?>> shape) {}
        return Stream.of(
                        new Case("plain", future -> future),
                        new Case("settled", DurableFuture::settled),
                        new Case("one by one in any of", DurableFuture::anyOf))
                .flatMap(shape -> Stream.of("in order", "in reverse", "shuffled", "behind one that is fixed")
                        .map(order -> DynamicTest.dynamicTest(
                                shape.name() + " " + order, () -> looksAtTenThousand(order, shape.shape()))));
    }

    private static void looksAtTenThousand(String order, Function<DurableFuture<String>, DurableFuture<?>> shape) {
        int width = 10_000;
        List<String> steps = new ArrayList<>(
                IntStream.range(0, width).mapToObj(i -> "op" + i).toList());
        List<String> names = List.copyOf(steps);
        if (order.equals("in reverse")) {
            Collections.reverse(steps);
        } else if (order.equals("shuffled")) {
            Collections.shuffle(steps, new Random(7));
        }
        Script script = new Script(steps.toArray(String[]::new));
        List<DurableFuture<?>> futures = new ArrayList<>();
        if (order.startsWith("behind")) {
            futures.add(DurableFuture.completed("fixed"));
        }
        names.forEach(name -> futures.add(shape.apply(script.op(name))));
        assertThat(allOf(futures).await()).hasSize(futures.size());
        assertThat(script.looks).isLessThan(20L * width);
    }

    @SuppressWarnings("unchecked") // read only
    private static DurableFuture<List<Object>> allOf(List<DurableFuture<?>> futures) {
        return DurableFuture.allOf((List<DurableFuture<Object>>) (List<?>) futures);
    }
}
