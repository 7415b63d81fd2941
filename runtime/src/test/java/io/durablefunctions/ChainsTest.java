package io.durablefunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChainsTest {

    @Test
    void a_function_runs_once_inside_the_await_that_needs_it() {
        Script script = new Script("a");
        DurableFuture<String> mapped = script.op("a").thenApply(a -> script.ran("f(" + a + ")"));
        script.past(1);
        assertThat(mapped.isDone()).isTrue();
        assertThat(script.log).isEmpty();
        assertThat(mapped.await()).isEqualTo("f(a)");
        assertThat(mapped.await()).isEqualTo("f(a)");
        assertThat(script.log).containsExactly("f(a)");
    }

    @Test
    void a_function_that_nobody_awaits_never_runs() {
        Script script = new Script("a", "b");
        DurableFuture<String> ignored = script.op("a").thenApply(script::ran);
        script.op("b").await();
        assertThat(ignored.isDone()).isTrue();
        assertThat(script.log).isEmpty();
    }

    @Test
    void a_failure_passes_functions_by() {
        Script script = new Script("a!");
        DurableFuture<String> mapped = script.op("a").thenApply(script::ran);
        DurableFuture<String> composed = script.op("a").thenCompose(a -> DurableFuture.completed(script.ran(a)));
        assertThatThrownBy(mapped::await).isInstanceOf(Script.Failed.class);
        assertThatThrownBy(composed::await).isInstanceOf(Script.Failed.class);
        assertThat(script.log).isEmpty();
    }

    @Test
    void what_a_function_throws_is_thrown_by_each_await_unwrapped() {
        Script script = new Script("a").past(1);
        RuntimeException thrown = new IllegalArgumentException("f");
        DurableFuture<String> mapped = script.op("a").thenApply(a -> {
            throw thrown;
        });
        DurableFuture<String> composed = script.op("a").thenCompose(a -> {
            throw thrown;
        });
        for (DurableFuture<String> failing : List.of(mapped, composed, mapped, composed)) {
            assertThatThrownBy(failing::await).isSameAs(thrown);
            assertThat(failing.isDone()).isTrue();
            assertThat(failing.isSuccess()).isFalse();
        }
    }

    @Test
    void a_chain_goes_on_as_soon_as_its_own_step_is_done() {
        Script script = new Script("b", "b2", "a", "a2");
        DurableFuture<List<String>> both = DurableFuture.allOf(
                script.op("a").thenCompose(a -> script.started("a2")),
                script.op("b").thenCompose(b -> script.started("b2")).thenApply(script::ran));
        assertThat(both.await()).containsExactly("a2", "b2");
        assertThat(script.log).containsExactly("start b2", "b2", "start a2");
    }

    @Test
    void a_chain_begins_although_the_rest_is_not_there() {
        Script script = new Script("a");
        DurableFuture<List<String>> both =
                DurableFuture.allOf(script.op("x"), script.op("a").thenCompose(a -> script.started("a2")));
        assertThatThrownBy(both::await).isInstanceOf(Script.TurnEnd.class);
        assertThat(script.log).containsExactly("start a2");
    }

    @Test
    void a_function_may_wait_itself() {
        Script script = new Script("a", "b", "c");
        DurableFuture<List<String>> both = DurableFuture.allOf(
                script.op("a").thenApply(a -> a + script.op("b").await()), script.op("c"));
        assertThat(both.await()).containsExactly("ab", "c");
    }

    @Test
    void a_settled_result_never_throws() {
        Script script = new Script("a!", "b").past(2);
        DurableFuture<Settled<String>> failed = script.op("a").settled();
        assertThat(failed.isSuccess()).isTrue();
        assertThat(failed.await().isSuccess()).isFalse();
        assertThat(failed.thenApply(Settled::isSuccess).await()).isFalse();
        assertThat(script.op("b").settled().await()).isEqualTo(Settled.success("b"));
    }

    @Test
    void asking_whether_it_is_done_or_a_success_takes_no_event() {
        Script script = new Script("+q").past(1);
        DurableFuture<String> event = script.event("q");
        assertThat(event.isSuccess()).isTrue();
        assertThat(event.settled().isSuccess()).isTrue();
        assertThat(DurableFuture.allOf(event).isSuccess()).isTrue();
        assertThat(DurableFuture.anyOf(script.op("a"), event).isSuccess()).isTrue();
        assertThat(event.thenApply(e -> e).isDone()).isTrue();
        assertThat(script.queue("q")).hasSize(1);
        assertThat(script.event("q").await()).isEqualTo("q1");
        assertThat(event.isDone()).isFalse();
    }

    @Test
    void whether_it_is_a_success_is_known_of_all_shapes() {
        Script script = new Script("a", "b!").past(2);
        DurableFuture<String> a = script.op("a");
        DurableFuture<String> b = script.op("b");
        assertThat(List.of(
                        a.isSuccess(),
                        b.isSuccess(),
                        script.op("c").isSuccess(),
                        DurableFuture.allOf(a, a).isSuccess(),
                        DurableFuture.allOf(a, b).isSuccess(),
                        DurableFuture.anyOf(b, a).isSuccess(),
                        DurableFuture.anyOf(b, DurableFuture.never()).isSuccess(),
                        Parallel.atMost(1).map(List.of(1), one -> a).isSuccess(),
                        Parallel.atMost(1).map(List.of(1), one -> b).isSuccess(),
                        a.thenCompose(value -> b).isSuccess(),
                        DurableFuture.completed(1).isSuccess(),
                        DurableFuture.failed(new IllegalStateException()).isSuccess(),
                        DurableFuture.never().isSuccess()))
                .containsExactly(true, false, false, true, false, true, false, true, false, false, true, false, false);
    }

    @Test
    void an_event_once_taken_stays_the_result_of_its_wait() {
        Script script = new Script("+q", "+q");
        DurableFuture<String> first = script.event("q");
        assertThat(first.await()).isEqualTo("q1");
        assertThat(first.await()).isEqualTo("q1");
        assertThat(script.event("q").await()).isEqualTo("q2");
        assertThat(first.await()).isEqualTo("q1");
    }
}
