package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.InMemoryStateStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartingTest {

    private final WatchedStore store = new WatchedStore(new InMemoryStateStore());

    private DurableFunctionRuntime host() {
        return DurableFunctionRuntime.builder()
                .stateStore(store)
                .options(TestHosts.options())
                .orchestrator("Echo", String.class, String.class, (context, it) -> it)
                .build();
    }

    @Test
    void a_host_that_could_not_start_may_be_started_again() {
        try (DurableFunctionRuntime host = host()) {
            store.cut();
            assertThatThrownBy(host::start).isInstanceOf(StateStoreException.class);
            assertThat(host.isRunning()).isFalse();

            store.mend();
            host.start();

            assertThat(host.isRunning()).isTrue();
            assertThat(host.start("Echo", "\"1\"").await(SOON)).isEqualTo("\"1\"");
        }
    }

    @Test
    void a_host_that_has_not_started_refuses_starts_and_messages() {
        try (DurableFunctionRuntime host = host()) {
            assertThatThrownBy(() -> host.start("Echo", "\"1\""))
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("has not started yet, and nothing was written");
            assertThatThrownBy(() -> host.raiseEvent("a", "go", "1"))
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("has not started yet");
            assertThat(host.status("a")).isEmpty();
        }
    }

    @Test
    void a_host_is_started_once_and_not_after_its_end() {
        DurableFunctionRuntime host = host();
        host.start();
        assertThatThrownBy(host::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was started");
        host.close();
        assertThat(host.isRunning()).isFalse();
        assertThatThrownBy(host::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was closed");
    }

    @Test
    void a_host_counts_what_it_does() {
        try (DurableFunctionRuntime host = DurableFunctionRuntime.builder()
                .stateStore(store)
                .options(TestHosts.options())
                .activity("Half", Integer.class, Integer.class, it -> {
                    if (it % 2 == 1) {
                        throw new IllegalArgumentException("odd");
                    }
                    return it / 2;
                })
                .orchestrator("Halve", Integer.class, Integer.class, (context, it) -> {
                    context.sleep(java.time.Duration.ofMillis(1));
                    return context.call("Half", it, Integer.class);
                })
                .start()) {
            host.start("Halve", "4").await(SOON);
            assertThatThrownBy(() -> host.start("Halve", "3").await(SOON)).hasMessageContaining("odd");

            RuntimeStatistics counted = host.statistics();

            assertThat(counted.orchestrationsStarted()).isEqualTo(2);
            assertThat(counted.orchestrationsCompleted()).isEqualTo(1);
            assertThat(counted.orchestrationsFailed()).isEqualTo(1);
            assertThat(counted.orchestrationsTerminated()).isZero();
            assertThat(counted.activitiesCompleted()).isEqualTo(1);
            assertThat(counted.attemptsFailed()).isEqualTo(3);
            assertThat(counted.timersFired()).isEqualTo(2);
        }
    }
}
