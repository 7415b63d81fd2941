package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StartOptions;
import io.durablefunctions.replay.Outcome;
import io.durablefunctions.replay.Outcome.Ending;
import io.durablefunctions.replay.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptTurnTest {

    private static final int STEPS = 600;

    private final TestHosts hosts = new TestHosts();
    private final AtomicInteger entered = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void close() {
        hosts.close();
    }

    private DurableFunctionRuntimeBuilder counting() {
        return hosts.builder()
                .activity("Next", Integer.class, Integer.class, n -> {
                    calls.incrementAndGet();
                    return n + 1;
                })
                .orchestrator("Count", Integer.class, Integer.class, (context, steps) -> {
                    entered.incrementAndGet();
                    int n = 0;
                    for (int i = 0; i < steps; i++) {
                        n = context.call("Next", n, Integer.class);
                    }
                    return n;
                });
    }

    private static Outcome outcome(String reason) {
        return new Outcome(new Ending.Blocked(reason), List.of(), List.of());
    }

    /** Code that waits once, and is unwound if it may not go on. */
    private static Outcome waitsOnce(Pause pause) {
        return outcome(pause.goesOn(outcome("waits")) ? "went on" : "unwound");
    }

    private KeptTurn keptOn(List<Thread> threads) {
        KeptTurn kept = new KeptTurn(ended::countDown);
        Outcome first = kept.begin(
                task -> {
                    Thread thread = Threads.platform("kept").newThread(task);
                    threads.add(thread);
                    thread.start();
                },
                KeptTurnTest::waitsOnce);
        assertThat(first).isEqualTo(outcome("waits"));
        return kept;
    }

    @Test
    void code_that_waits_goes_on_with_the_next_turn() {
        KeptTurn kept = keptOn(new ArrayList<>());
        assertThat(kept.goOn()).isEqualTo(outcome("went on"));
    }

    @Test
    void code_whose_thread_was_interrupted_begins_from_the_top_with_the_next_turn() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        KeptTurn kept = keptOn(threads);
        while (threads.get(0).getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        threads.get(0).interrupt();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kept.goOn()).isNull();
    }

    @Test
    void code_that_was_given_up_begins_from_the_top_with_the_next_turn() throws InterruptedException {
        KeptTurn kept = keptOn(new ArrayList<>());
        kept.abandon();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kept.goOn()).isNull();
    }

    @Test
    void code_for_which_there_is_no_thread_gives_its_place_back() {
        KeptTurn kept = new KeptTurn(ended::countDown);
        assertThatThrownBy(() -> kept.begin(
                        task -> {
                            throw new InternalError("unable to create native thread");
                        },
                        KeptTurnTest::waitsOnce))
                .isInstanceOf(InternalError.class);
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void a_long_history_is_not_gone_through_again_for_each_step() {
        DurableFunctionRuntime host = hosts.start(counting());
        assertThat(host.start("Count", StartOptions.id("a"), "" + STEPS).await(SOON))
                .isEqualTo("" + STEPS);
        assertThat(calls).hasValue(STEPS);
        assertThat(entered.get()).as("turns from the top").isLessThan(STEPS / 2);
    }
}
