package io.durablefunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnyOfTest {

    @Test
    void the_first_in_history_wins_whatever_its_place_in_the_list() {
        Script script = new Script("c", "a", "b");
        assertThat(DurableFuture.anyOf(script.op("a"), script.op("b"), script.op("c"))
                        .await())
                .isEqualTo("c");
        assertThat(script.told()).isEqualTo(1);
    }

    @Test
    void it_is_the_same_one_when_all_are_past() {
        Script script = new Script("c", "a", "b").past(3);
        assertThat(DurableFuture.anyOf(script.op("a"), script.op("b"), script.op("c"))
                        .await())
                .isEqualTo("c");
    }

    @Test
    void a_failure_may_be_first() {
        Script script = new Script("b!", "a");
        assertThatThrownBy(DurableFuture.anyOf(script.op("a"), script.op("b"))::await)
                .isInstanceOf(Script.Failed.class)
                .hasMessage("b");
    }

    @Test
    void the_first_of_the_list_wins_a_tie() {
        Script script = new Script("+q", "+q").past(1);
        DurableFuture<String> first = script.event("q");
        DurableFuture<String> second = script.event("q");
        assertThat(DurableFuture.anyOf(first.thenApply(event -> "first"), second.thenApply(event -> "second"))
                        .await())
                .isEqualTo("first");
        assertThat(second.isDone()).isFalse();
        assertThat(second.await()).isEqualTo("q2");
    }

    @Test
    void a_wait_for_an_event_that_lost_took_nothing() {
        Script script = new Script("a", "+q").past(2);
        assertThat(DurableFuture.anyOf(script.event("q"), script.op("a")).await())
                .isEqualTo("a");
        assertThat(script.event("q").await()).isEqualTo("q1");
    }

    @Test
    void once_it_was_awaited_it_stays_what_it_was() {
        Script script = new Script("a", "b");
        DurableFuture<String> any = DurableFuture.anyOf(script.op("b"), script.op("a"));
        assertThat(any.await()).isEqualTo("a");
        script.op("b").await();
        assertThat(any.await()).isEqualTo("a");
    }

    @Test
    void only_the_branch_of_the_winner_runs() {
        Script script = new Script("a", "b").past(2);
        DurableFuture<String> any = DurableFuture.anyOf(
                script.op("b").thenApply(value -> script.ran("branch b")),
                script.op("a").thenApply(value -> script.ran("branch a")));
        assertThat(any.isDone()).isTrue();
        assertThat(script.log).isEmpty();
        assertThat(any.await()).isEqualTo("branch a");
        assertThat(any.await()).isEqualTo("branch a");
        assertThat(script.log).containsExactly("branch a");
    }

    @Test
    void a_chain_that_begins_after_another_has_won_is_not_begun() {
        Script script = new Script("a", "+q").past(2);
        DurableFuture<String> any =
                DurableFuture.anyOf(script.event("q").thenCompose(event -> script.started("b")), script.op("a"));
        assertThat(any.await()).isEqualTo("a");
        assertThat(script.log).isEmpty();
        assertThat(script.event("q").await()).isEqualTo("q1");
    }

    @Test
    void a_chain_is_done_when_its_last_step_is() {
        Script script = new Script("a", "c", "b");
        DurableFuture<String> any =
                DurableFuture.anyOf(script.op("a").thenCompose(value -> script.started("b")), script.op("c"));
        assertThat(any.await()).isEqualTo("c");
        assertThat(script.log).containsExactly("start b");
    }

    @Test
    void a_chain_that_ends_at_once_is_done_when_it_began() {
        Script script = new Script("a", "b").past(2);
        DurableFuture<String> any = DurableFuture.anyOf(
                script.op("b").thenCompose(value -> DurableFuture.completed("chain")), script.op("a"));
        assertThat(any.await()).isEqualTo("a");
    }

    @Test
    void of_two_chains_the_one_that_began_first_may_be_done_before_the_other_begins() {
        Script script = new Script("a", "b").past(2);
        DurableFuture<String> any = DurableFuture.anyOf(
                script.op("b").thenCompose(value -> DurableFuture.completed(script.ran("b"))),
                script.op("a").thenCompose(value -> DurableFuture.completed(script.ran("a"))));
        assertThat(any.await()).isEqualTo("a");
        assertThat(script.log).containsExactly("a");
    }

    @Test
    void nothing_starts_in_parallel_if_another_has_won() {
        Script script = new Script("a").past(1);
        DurableFuture<List<String>> parallel = Parallel.atMost(2).map(List.of("x", "y"), script::started);
        DurableFuture<Object> any = DurableFuture.anyOf(parallel, script.op("a"));
        assertThat(any.await()).isEqualTo("a");
        assertThat(script.log).isEmpty();
    }

    @Test
    void they_may_be_nested() {
        Script script = new Script("c", "b", "a", "d");
        DurableFuture<Object> any = DurableFuture.anyOf(
                DurableFuture.allOf(script.op("a"), script.op("b")),
                DurableFuture.anyOf(script.op("d"), DurableFuture.allOf(script.op("c"), script.op("d"))));
        assertThat(any.await()).isEqualTo(List.of("a", "b"));
        assertThat(script.told()).isEqualTo(3);
    }

    @Test
    void one_that_is_done_from_the_beginning_wins() {
        Script script = new Script("a").past(1);
        assertThat(DurableFuture.anyOf(script.op("a"), DurableFuture.completed("fixed"))
                        .await())
                .isEqualTo("fixed");
        assertThat(DurableFuture.anyOf(DurableFuture.never(), script.op("a")).await())
                .isEqualTo("a");
    }

    @Test
    void none_at_all_is_refused() {
        assertThatThrownBy(() -> DurableFuture.anyOf(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void as_completed_gives_each_in_the_order_of_history() {
        Script script = new Script("c", "a!", "b");
        List<DurableFuture<String>> all = List.of(script.op("a"), script.op("b"), script.op("c"));
        List<DurableFuture<String>> come = new ArrayList<>();
        for (DurableFuture<String> next : DurableFuture.asCompleted(all)) {
            assertThat(next.isDone()).isTrue();
            come.add(next);
            assertThat(script.told()).isEqualTo(come.size());
        }
        assertThat(come).containsExactly(all.get(2), all.get(0), all.get(1));
        assertThat(come.get(1).isSuccess()).isFalse();
    }

    @Test
    void as_completed_gives_one_that_is_named_twice_twice() {
        Script script = new Script("a");
        DurableFuture<String> a = script.op("a");
        assertThat(DurableFuture.asCompleted(List.of(a, a))).containsExactly(a, a);
        assertThat(DurableFuture.asCompleted(List.<DurableFuture<String>>of())).isEmpty();
    }

    @Test
    void as_completed_takes_an_event_for_each_wait() {
        Script script = new Script("+q", "+q");
        List<String> taken = new ArrayList<>();
        for (DurableFuture<String> next : DurableFuture.asCompleted(List.of(script.event("q"), script.event("q")))) {
            taken.add(next.await());
        }
        assertThat(taken).containsExactly("q1", "q2");
    }
}
