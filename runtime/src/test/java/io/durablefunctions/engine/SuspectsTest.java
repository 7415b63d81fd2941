package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.StartOptions;
import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuspectsTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final int SUSPECTS = 3;

    private final TestHosts hosts = new TestHosts();
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void close() {
        mayEnd.countDown();
        hosts.close();
    }

    private String run(String input) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        begun.countDown();
        try {
            assertThat(mayEnd.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        running.decrementAndGet();
        return input;
    }

    private boolean isPutBack(String id) {
        return hosts.store().find(id, false).orElseThrow().leaseOwner() == null;
    }

    private void startSuspects() {
        try (StoreClient client = StoreClient.connect(hosts.store())) {
            for (int i = 0; i < SUSPECTS; i++) {
                client.start("Suspect", StartOptions.id("s" + i), "\"" + i + "\"");
            }
        }
    }

    private void hostsDieWithThem(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(hosts.store()
                            .claim(new ClaimRequest(
                                    "dead",
                                    Set.of("Suspect"),
                                    SUSPECTS,
                                    Duration.ZERO,
                                    "[{\"@type\":\"TakenOver\",\"host\":\"dead\"}]")))
                    .hasSize(SUSPECTS);
        }
    }

    @Test
    void those_that_several_hosts_went_down_with_are_tried_one_at_a_time() throws InterruptedException {
        startSuspects();
        hostsDieWithThem(6);

        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .options(TestHosts.options().leaseTimeout(LEASE).maxTakeOvers(10))
                .orchestrator("Suspect", String.class, String.class, (context, input) -> run(input)));
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Stream.of("s0", "s1", "s2").filter(this::isPutBack))
                .as("given back before the other one began")
                .hasSize(SUSPECTS - 1);
        mayEnd.countDown();

        for (int i = 0; i < SUSPECTS; i++) {
            assertThat(host.handle("s" + i).await(SOON)).isEqualTo("\"" + i + "\"");
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void those_that_few_hosts_went_down_with_are_run_together() throws InterruptedException {
        startSuspects();
        hostsDieWithThem(3);
        CountDownLatch together = new CountDownLatch(SUSPECTS);
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .options(TestHosts.options().leaseTimeout(LEASE).maxTakeOvers(10))
                .orchestrator("Suspect", String.class, String.class, (context, input) -> {
                    together.countDown();
                    return run(input);
                }));
        assertThat(together.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        mayEnd.countDown();
        assertThat(host.handle("s0").await(SOON)).isEqualTo("\"0\"");
    }

    @Test
    void those_that_too_many_hosts_went_down_with_are_set_aside_also_if_they_have_mail() throws InterruptedException {
        startSuspects();
        try (StoreClient client = StoreClient.connect(hosts.store())) {
            for (int i = 0; i < SUSPECTS; i++) {
                client.raiseEvent("s" + i, "go", "1");
            }
        }
        hostsDieWithThem(10);
        CountDownLatch setAside = new CountDownLatch(SUSPECTS);
        WatchedStore store = new WatchedStore(hosts.store());
        store.afterWrite(commits -> commits.stream()
                .filter(commit -> commit.turn() != null && commit.turn().then() instanceof TurnWrite.Then.Quarantine)
                .forEach(commit -> setAside.countDown()));
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .sharedStateStore(store)
                .options(TestHosts.options().leaseTimeout(LEASE).maxTakeOvers(10))
                .orchestrator("Suspect", String.class, String.class, (context, input) -> run(input)));

        assertThat(setAside.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(most).as("run").hasValue(0);
        assertThat(host.status("s0").orElseThrow().reason()).contains("taken down 10 hosts");

        mayEnd.countDown();
        host.handle("s0").resume("its code is mended");
        assertThat(host.handle("s0").await(SOON)).isEqualTo("\"0\"");
    }
}
