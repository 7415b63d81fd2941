package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.durablefunctions.StartOptions;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.InMemoryStateStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClosingTest {

    @Test
    void a_host_that_has_ended_says_so_to_those_who_call_it() {
        DurableFunctionRuntime host = DurableFunctionRuntime.builder()
                .stateStore(new InMemoryStateStore())
                .options(TestHosts.options())
                .orchestrator("Echo", String.class, String.class, (context, it) -> it)
                .start();
        host.start("Echo", StartOptions.id("a"), "\"1\"").await(TestHosts.SOON);
        host.close();

        assertThatThrownBy(() -> host.start("Echo", StartOptions.id("b"), "\"2\""))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("This host has ended, and nothing was written");
        assertThatThrownBy(() -> host.raiseEvent("a", "go", "1"))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("This host has ended");
    }

    @Test
    void a_host_that_has_ended_keeps_none_of_its_callers_however_many_there_are() {
        DurableFunctionRuntime host = DurableFunctionRuntime.builder()
                .stateStore(new InMemoryStateStore())
                .options(TestHosts.options().leaseTimeout(Duration.ofSeconds(1)))
                .orchestrator("Echo", String.class, String.class, (context, it) -> it)
                .start();
        host.close();

        for (int call = 0; call < 10; call++) {
            String id = "a" + call;
            assertThatThrownBy(() -> host.start("Echo", StartOptions.id(id), "\"1\""))
                    .as(id)
                    .isExactlyInstanceOf(StateStoreException.class)
                    .hasMessageContaining("This host has ended, and nothing was written");
        }
    }

    /** An instance may come to rest, and set its alarm, while its host ends. */
    @Test
    void an_alarm_that_is_set_when_the_host_has_ended_is_let_be() {
        ThreadedWorkers workers = new ThreadedWorkers(TestHosts.options());
        workers.close();

        Workers.Cancellable alarm = workers.schedule(Duration.ZERO, () -> {
            throw new AssertionError("after the end");
        });
        alarm.cancel();
    }

    /** An interrupt breaks a connection, and after its end the host may close its store. */
    @Test
    void a_start_that_is_being_written_is_not_interrupted_by_the_end_of_its_host() throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        CompletableFuture<@Nullable Void> mayGoOn = new CompletableFuture<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean hasEnded = new AtomicBoolean();
        AtomicBoolean endedBefore = new AtomicBoolean();
        InMemoryStateStore inMemory = new InMemoryStateStore();
        WatchedStore store = new WatchedStore(inMemory, batch -> {
            if (batch.get(0).starts().isEmpty()) {
                return;
            }
            writing.countDown();
            try {
                mayGoOn.get();
            } catch (InterruptedException broken) {
                interrupted.set(true);
                mayGoOn.join();
            } catch (ExecutionException never) {
                throw new IllegalStateException(never);
            }
            endedBefore.set(hasEnded.get());
        });
        DurableFunctionRuntime host = DurableFunctionRuntime.builder()
                .sharedStateStore(store)
                .options(TestHosts.options().maxConcurrentOrchestrations(1_000))
                .orchestrator(
                        "Wait",
                        String.class,
                        String.class,
                        (context, it) ->
                                context.waitForEvent("go", String.class).await())
                .start();
        CompletableFuture<String> start = CompletableFuture.supplyAsync(
                () -> host.start("Wait", StartOptions.id("a"), "null").instanceId());
        assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
            host.close();
            hasEnded.set(true);
        });
        closing.copy().completeOnTimeout(null, 2, TimeUnit.SECONDS).join(); // it may wait for the write, or not
        mayGoOn.complete(null);
        closing.join();

        assertThat(start.join()).isEqualTo("a");
        assertThat(inMemory.find("a", false)).isPresent();
        assertThat(interrupted).isFalse();
        assertThat(endedBefore).isFalse();
    }

    @Test
    void a_host_that_is_closed_while_its_store_is_prepared_ends_at_once_and_does_not_begin()
            throws InterruptedException {
        CountDownLatch preparing = new CountDownLatch(1);
        CompletableFuture<@Nullable Void> mayGoOn = new CompletableFuture<>();
        WatchedStore store = new WatchedStore(new InMemoryStateStore());
        store.beforePrepare(() -> {
            preparing.countDown();
            mayGoOn.join();
        });
        DurableFunctionRuntime host = DurableFunctionRuntime.builder()
                .sharedStateStore(store)
                .options(TestHosts.options())
                .build();
        CompletableFuture<Void> start = CompletableFuture.runAsync(host::start);
        assertThat(preparing.await(30, TimeUnit.SECONDS)).isTrue();
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatThrownBy(host::start)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("was started"));

        assertTimeoutPreemptively(Duration.ofSeconds(30), host::close);
        mayGoOn.complete(null);

        assertThatThrownBy(start::join)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was closed");
        assertThat(host.isRunning()).isFalse();
        assertThat(store.listeners()).isZero();
    }

    @Test
    void a_host_that_has_ended_listens_no_more() {
        WatchedStore store = new WatchedStore(new InMemoryStateStore());
        DurableFunctionRuntime host = DurableFunctionRuntime.builder()
                .sharedStateStore(store)
                .options(TestHosts.options())
                .start();
        assertThat(store.listeners()).isOne();

        host.close();

        assertThat(store.listeners()).isZero();
    }
}
