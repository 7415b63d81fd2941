package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.StartOptions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orchestrations that interrupt the thread they run on, as code does that has caught an interrupt. */
class InterruptingCodeTest {

    private final TestHosts hosts = new TestHosts();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final WatchedStore store = new WatchedStore(hosts.store(), batch -> {
        writes.incrementAndGet();
        interrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
    });

    @AfterEach
    void close() {
        hosts.close();
    }

    private DurableFunctionRuntime counting() {
        return hosts.start(hosts.builder()
                .sharedStateStore(store)
                .activity("Next", Integer.class, Integer.class, n -> n + 1)
                .orchestrator("Count", Integer.class, Integer.class, (context, steps) -> {
                    int n = 0;
                    for (int i = 0; i < steps; i++) {
                        n = context.call("Next", n, Integer.class);
                        Thread.currentThread().interrupt();
                    }
                    return n;
                }));
    }

    @Test
    void they_go_on_where_their_thread_is_kept() {
        assertThat(counting().start("Count", StartOptions.id("a"), "600").await(SOON))
                .isEqualTo("600");
    }

    @Test
    void their_interrupt_does_not_reach_the_store() {
        assertThat(counting().start("Count", StartOptions.id("a"), "20").await(SOON))
                .isEqualTo("20");
        assertThat(writes).hasPositiveValue();
        assertThat(interrupted).hasValue(0);
    }
}
