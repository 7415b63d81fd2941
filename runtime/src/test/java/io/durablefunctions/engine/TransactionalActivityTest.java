package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationTerminatedException;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.Commit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an activity does in a transaction of the store counts together with its completion, or not at all. */
@Timeout(120)
class TransactionalActivityTest {

    private static final ValueType<String> TEXT = ValueType.of(String.class);

    private final TestHosts hosts = new TestHosts();
    private final Ledger ledger = new Ledger(hosts.store());
    private final WatchedStore store = new WatchedStore(hosts.store()).withTransactions(ledger);
    private final CompletableFuture<@Nullable Void> mayEnd = new CompletableFuture<>();

    @AfterEach
    void close() {
        mayEnd.complete(null);
        hosts.close();
    }

    private DurableFunctionRuntime host(RuntimeOptions options, Function<String, String> activity) {
        return hosts.start(DurableFunctionRuntime.builder()
                .sharedStateStore(store)
                .options(options)
                .activityInStoreTransaction("Pay", TEXT, TEXT, activity)
                .orchestrator(
                        "Once", String.class, String.class, (context, it) -> context.call("Pay", it, String.class))
                .orchestrator("Many", Integer.class, Integer.class, (context, count) -> {
                    List<DurableFuture<String>> all = IntStream.range(0, count)
                            .mapToObj(i -> context.callAsync("Pay", "leg " + i, String.class))
                            .toList();
                    return DurableFuture.allOf(all).await().size();
                }));
    }

    private String pay(String it) {
        ledger.enter(it);
        return it + " paid";
    }

    @Test
    void its_effect_and_its_completion_are_written_together() {
        DurableFunctionRuntime host = host(TestHosts.options(), this::pay);

        String result = host.start("Once", "\"rent\"").await(SOON);

        assertThat(result).isEqualTo("\"rent paid\"");
        assertThat(ledger.entries()).containsExactly("rent");
        assertThat(ledger.rolledBack()).isZero();
        List<Commit> besides = store.writes().stream().flatMap(List::stream).toList();
        assertThat(besides)
                .as("the last turn is not written beside the transaction")
                .hasSize(1);
    }

    @Test
    void several_at_once_are_each_written_once() {
        DurableFunctionRuntime host = host(TestHosts.options(), this::pay);

        host.start("Many", "20").await(SOON);

        assertThat(ledger.entries())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "leg " + i).toList());
    }

    @Test
    void one_that_throws_has_done_nothing_and_is_tried_again() {
        AtomicInteger attempts = new AtomicInteger();
        DurableFunctionRuntime host = host(TestHosts.options(), it -> {
            ledger.enter(it);
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return it;
        });

        host.start("Once", "\"rent\"").await(SOON);

        assertThat(attempts).hasValue(3);
        assertThat(ledger.entries()).containsExactly("rent");
        assertThat(ledger.rolledBack()).isEqualTo(2);
    }

    @Test
    void one_that_fails_for_good_has_done_nothing() {
        DurableFunctionRuntime host = host(TestHosts.options(), it -> {
            ledger.enter(it);
            throw new IllegalStateException("never");
        });

        assertThatThrownBy(() -> host.start("Once", "\"rent\"").await(SOON))
                .hasMessageContaining(ActivityFailedException.class.getSimpleName())
                .hasMessageContaining("never");
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void one_whose_result_cannot_be_stored_has_done_nothing() {
        DurableFunctionRuntime host = host(TestHosts.options().limits(new PayloadLimits(1_000, 1_000, 32)), it -> {
            ledger.enter(it);
            return "x".repeat(1_001);
        });

        assertThatThrownBy(() -> host.start("Once", "\"rent\"").await(SOON)).hasMessageContaining("1000 are allowed");
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void an_attempt_whose_time_was_up_has_done_nothing_however_it_ends() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        DurableFunctionRuntime host = host(TestHosts.options().activityTimeout(Duration.ofMillis(50)), it -> {
            if (attempts.incrementAndGet() == 1) {
                mayEnd.join(); // does not heed the interrupt
                ledger.enter("late");
                return it;
            }
            return pay(it);
        });

        host.start("Once", "\"rent\"").await(SOON);
        mayEnd.complete(null);

        assertThat(ledger.awaitRollBack(SOON)).isTrue();
        assertThat(ledger.entries()).containsExactly("rent");
        assertThat(ledger.rolledBack()).isEqualTo(1);
    }

    @Test
    void one_whose_instance_is_terminated_meanwhile_has_done_nothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        DurableFunctionRuntime host = host(TestHosts.options(), it -> {
            begun.countDown();
            mayEnd.join();
            return pay(it);
        });
        OrchestrationHandle<String> handle = host.start("Once", "\"rent\"");
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        handle.terminate("enough");
        assertThatThrownBy(() -> handle.await(SOON)).isInstanceOf(OrchestrationTerminatedException.class);
        mayEnd.complete(null);

        assertThat(ledger.awaitRollBack(SOON)).isTrue();
        assertThat(ledger.entries()).isEmpty();
        assertThat(ledger.rolledBack()).isEqualTo(1);
    }

    @Test
    void one_whose_lease_was_lost_is_done_again_by_the_next_host_and_counts_once() {
        RuntimeOptions quick = TestHosts.options().leaseTimeout(Duration.ofMillis(600));
        DurableFunctionRuntime host = host(quick, this::pay);
        ledger.loseLease(1);

        OrchestrationHandle<String> handle = host.start("Once", StartOptions.id("rent-1"), "\"rent\"");

        assertThat(handle.await(SOON)).isEqualTo("\"rent paid\"");
        assertThat(ledger.entries()).containsExactly("rent");
        assertThat(ledger.rolledBack()).isEqualTo(1);
    }

    @Test
    void a_store_out_of_reach_is_no_failed_attempt() {
        AtomicInteger attempts = new AtomicInteger();
        DurableFunctionRuntime host = host(TestHosts.options(), it -> {
            attempts.incrementAndGet();
            return pay(it);
        });
        ledger.refuse(10); // more often than it may fail

        host.start("Once", "\"rent\"").await(SOON);

        assertThat(attempts).hasValue(1);
        assertThat(ledger.entries()).containsExactly("rent");
    }

    @Test
    void on_a_store_without_transactions_it_is_like_any_other_activity() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .activityInStoreTransaction("Pay", TEXT, TEXT, it -> it + " paid")
                .orchestrator(
                        "Once", String.class, String.class, (context, it) -> context.call("Pay", it, String.class)));

        assertThat(host.start("Once", "\"rent\"").await(SOON)).isEqualTo("\"rent paid\"");
    }

    @Test
    void a_timer_that_is_due_behind_one_fires_once() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Thread> paying = new CompletableFuture<>();
        WatchedStore held = new WatchedStore(hosts.store(), commits -> {
                    if (commits.toString().contains("TimerStarted")) {
                        mayEnd.complete(null);
                        awaitTurnFor(paying.join());
                    }
                })
                .withTransactions(ledger);
        DurableFunctionRuntime host = hosts.start(DurableFunctionRuntime.builder()
                .sharedStateStore(held)
                .options(TestHosts.options())
                .activityInStoreTransaction("Pay", TEXT, TEXT, it -> {
                    paying.complete(Thread.currentThread());
                    begun.countDown();
                    mayEnd.join();
                    return pay(it);
                })
                .orchestrator("Once", String.class, String.class, (context, it) -> {
                    DurableFuture<String> payment = context.callAsync("Pay", it, String.class);
                    context.waitForEvent("go", String.class).await();
                    DurableFuture<?> due = context.timer(context.now());
                    String paid = payment.await();
                    due.await();
                    return paid + context.waitForEvent("end", String.class).await();
                }));
        OrchestrationHandle<String> handle = host.start("Once", StartOptions.id("once"), "\"rent\"");
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        host.raiseEvent("once", "go", "\"\"");
        host.raiseEvent("once", "end", "\"\"");

        assertThat(handle.await(SOON)).isEqualTo("\"rent paid\"");
        assertThat(InstanceDirectory.of(hosts.store()).history("once").orElseThrow())
                .filteredOn(Event.TimerFired.class::isInstance)
                .hasSize(1);
    }

    /** Until an activity has acted, and its transaction waits for the turn that is told so: that alone it waits for with a limit. */
    private static void awaitTurnFor(Thread activity) {
        while (activity.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
