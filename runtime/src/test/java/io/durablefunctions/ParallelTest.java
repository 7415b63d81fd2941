package io.durablefunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {

    @Test
    void the_next_starts_when_one_has_finished() {
        Script script = new Script("b", "a", "c", "d");
        DurableFuture<List<String>> all = Parallel.atMost(2).map(List.of("a", "b", "c", "d"), script::started);
        assertThat(script.log).isEmpty();
        assertThat(all.await()).containsExactly("a", "b", "c", "d");
        assertThat(script.log).containsExactly("start a", "start b", "start c", "start d");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20, 100})
    void never_more_than_that_run_at_once_in_any_order_of_history(int most) {
        Random random = new Random(most);
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "op" + i).toList();
        List<String> running = new ArrayList<>();
        Set<String> startedAll = new HashSet<>();
        Script script = new Script();
        DurableFuture<List<String>> all = Parallel.atMost(most).map(names, name -> {
            assertThat(startedAll.add(name)).isTrue();
            running.add(name);
            assertThat(running).hasSizeLessThanOrEqualTo(most);
            return script.op(name);
        });
        while (!all.isDone()) {
            assertThat(running).hasSize(Math.min(most, names.size() - startedAll.size() + running.size()));
            Collections.shuffle(running, random);
            script.then(running.remove(0)).past(1);
        }
        assertThat(all.await()).isEqualTo(names);
    }

    @Test
    void one_that_is_done_at_once_makes_room_at_once() {
        List<Integer> started = new ArrayList<>();
        List<Integer> doubled = Parallel.atMost(1)
                .map(List.of(1, 2, 3), n -> {
                    started.add(n);
                    return DurableFuture.completed(2 * n);
                })
                .await();
        assertThat(doubled).containsExactly(2, 4, 6);
        assertThat(started).containsExactly(1, 2, 3);
        assertThat(Parallel.atMost(1).map(List.of(), n -> DurableFuture.never()).await())
                .isEmpty();
    }

    @Test
    void all_are_started_before_the_first_failure_of_the_list_is_thrown() {
        Script script = new Script("a!", "b", "c!");
        DurableFuture<List<String>> all = Parallel.atMost(1).map(List.of("a", "b", "c"), script::started);
        Throwable thrown = catchThrowable(all::await);
        assertThat(thrown).isInstanceOf(Script.Failed.class).hasMessage("a");
        assertThat(thrown.getSuppressed()).hasSize(1);
        assertThat(script.log).hasSize(3);
    }

    @Test
    void a_start_that_throws_is_a_failure_of_its_item() {
        Script script = new Script("b");
        DurableFuture<List<String>> all = Parallel.atMost(2).map(List.of("a", "b"), name -> {
            if (name.equals("a")) {
                throw new IllegalArgumentException(name);
            }
            return script.started(name);
        });
        assertThatThrownBy(all::await).isInstanceOf(IllegalArgumentException.class);
        assertThat(script.log).containsExactly("start b");
    }

    @Test
    void chains_count_until_their_last_step_is_done() {
        Script script = new Script("a", "a2", "b", "b2");
        DurableFuture<List<String>> all = Parallel.atMost(1)
                .map(List.of("a", "b"), name -> script.started(name).thenCompose(value -> script.started(value + "2")));
        assertThat(all.await()).containsExactly("a2", "b2");
        assertThat(script.log).containsExactly("start a", "start a2", "start b", "start b2");
    }

    @Test
    void it_may_be_one_of_several() {
        Script script = new Script("x", "a", "y");
        DurableFuture<List<String>> parallel = Parallel.atMost(1).map(List.of("x", "y"), script::started);
        assertThat(DurableFuture.<Object>anyOf(script.op("a"), parallel).await())
                .isEqualTo("a");
        assertThat(parallel.await()).containsExactly("x", "y");
    }

    @Test
    void fewer_than_one_at_a_time_is_refused() {
        assertThatThrownBy(() -> Parallel.atMost(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void many_a_few_at_a_time_are_looked_at_a_few_at_a_time() {
        List<String> names = IntStream.range(0, 10_000).mapToObj(i -> "op" + i).toList();
        Script script = new Script(names.toArray(String[]::new));
        assertThat(Parallel.atMost(20).map(names, script::op).await()).hasSize(10_000);
        assertThat(script.looks).isLessThan(10_000L * 20 * 5);
    }
}
