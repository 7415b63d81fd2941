package io.durablefunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeoutsTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void a_result_in_time_abandons_the_timer() {
        Script script = new Script("a");
        assertThat(script.op("a").await(DAY)).isEqualTo("a");
        assertThat(script.operation("timer1").abandoned).isTrue();
    }

    @Test
    void a_result_that_is_there_needs_no_timer() {
        Script script = new Script("a", "timer1").past(1);
        assertThat(script.op("a").await(DAY)).isEqualTo("a");
        assertThat(script.op("timer1").await()).isEqualTo("timer1");
        assertThat(script.operation("timer1").abandoned).isFalse();
    }

    @Test
    void a_timer_that_comes_first_ends_the_wait() {
        Script script = new Script("timer1", "a");
        DurableFuture<String> a = script.op("a");
        assertThatThrownBy(() -> a.await(DAY))
                .isInstanceOf(DurableTimeoutException.class)
                .hasMessageContaining("PT24H");
        assertThat(a.isDone()).isFalse();
        assertThat(script.operation("timer1").abandoned).isFalse();
        assertThat(a.await()).isEqualTo("a");
    }

    @Test
    void a_failure_in_time_is_thrown() {
        Script script = new Script("a!");
        assertThatThrownBy(() -> script.op("a").awaitOrElse(DAY, "other")).isInstanceOf(Script.Failed.class);
    }

    @Test
    void the_other_value_may_be_null() {
        Script script = new Script("timer1", "timer2");
        assertThat(script.op("a").awaitOrElse(DAY, "other")).isEqualTo("other");
        assertThat(script.op("a").awaitOrElse(DAY, null)).isNull();
    }

    @Test
    void a_wait_that_timed_out_took_nothing() {
        Script script = new Script("timer1", "+q");
        assertThat(script.event("q").awaitOrElse(DAY, "none")).isEqualTo("none");
        assertThat(script.event("q").await()).isEqualTo("q1");
    }

    @Test
    void several_waits_that_timed_out_together_took_nothing_though_one_event_came() {
        Script script = new Script("+q", "timer1", "a");
        DurableFuture<List<String>> both = DurableFuture.allOf(
                script.event("q").thenApply(script::ran), script.op("a").thenApply(script::ran));
        assertThatThrownBy(() -> both.await(DAY)).isInstanceOf(DurableTimeoutException.class);
        assertThat(script.log).isEmpty();
        assertThat(script.event("q").await()).isEqualTo("q1");
    }

    @Test
    void functions_of_a_wait_with_a_timeout_run_in_the_order_of_history() {
        Script script = new Script("b", "c", "a");
        DurableFuture<List<String>> all = DurableFuture.allOf(
                script.op("a").thenApply(script::ran),
                script.op("b").thenApply(script::ran),
                script.op("c").thenApply(script::ran));
        assertThat(all.await(DAY)).containsExactly("a", "b", "c");
        assertThat(script.log).containsExactly("b", "c", "a");
    }

    @Test
    void chains_go_on_during_a_wait_with_a_timeout() {
        Script script = new Script("a", "b");
        assertThat(script.op("a").thenCompose(a -> script.started("b")).await(DAY))
                .isEqualTo("b");
        assertThat(script.operation("timer1").abandoned).isTrue();
    }

    @Test
    void a_result_that_comes_after_the_timer_within_a_function_is_late() {
        Script script = new Script("a", "timer1", "c", "b");
        DurableFuture<String> late = script.op("a").thenCompose(a -> {
            script.op("b").await();
            return script.op("c");
        });
        assertThat(late.awaitOrElse(DAY, "late")).isEqualTo("late");
    }

    @Test
    void what_never_comes_goes_by_the_timeline_of_its_thread() {
        Script script = new Script("timer1");
        assertThat(DurableFuture.<String>never().awaitOrElse(DAY, "other")).isEqualTo("other");
        assertThat(script.told()).isEqualTo(1);
    }

    @Test
    void without_a_timeline_what_never_comes_times_out_at_once_and_is_refused_without_a_timeout() {
        Timeline.setCurrent(null);
        assertThatThrownBy(() -> DurableFuture.never().await(DAY)).isInstanceOf(DurableTimeoutException.class);
        assertThat(DurableFuture.<String>never().awaitOrElse(DAY, "other")).isEqualTo("other");
        assertThatThrownBy(() -> DurableFuture.never().await()).isInstanceOf(IllegalStateException.class);
        assertThat(DurableFuture.completed("now").await(DAY)).isEqualTo("now");
    }
}
