package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.StartOptions;
import io.durablefunctions.store.InMemoryStateStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClosingTest {

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
}
