package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.StartOptions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptTurnTest {

    private static final int STEPS = 600;

    private final TestHosts hosts = new TestHosts();
    private final AtomicInteger entered = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

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

    @Test
    void a_long_history_is_not_gone_through_again_for_each_step() {
        DurableFunctionRuntime host = hosts.start(counting());
        assertThat(host.start("Count", StartOptions.id("a"), "" + STEPS).await(SOON))
                .isEqualTo("" + STEPS);
        assertThat(calls).hasValue(STEPS);
        assertThat(entered.get()).as("turns from the top").isLessThan(STEPS / 2);
    }
}
