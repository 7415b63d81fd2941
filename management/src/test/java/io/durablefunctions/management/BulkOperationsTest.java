package io.durablefunctions.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.engine.StoreClient;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bulk operations on a store that is slow or fails. */
@Timeout(60)
class BulkOperationsTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final InstanceFilter ALL_OPEN = standing();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T12:00:00Z"));
    private final InMemoryStateStore store = new InMemoryStateStore(now::get);
    private final StoreClient client = StoreClient.connect(store);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger searches = new AtomicInteger();

    @AfterEach
    void end() {
        end.countDown();
        client.close();
    }

    /** All of the orchestrator that stand so. */
    private static InstanceFilter standing(RuntimeStatus... statuses) {
        return new InstanceFilter(Set.of("F"), Set.of(statuses), null, null, null, null, null, Map.of());
    }

    /** Waits for a host that nobody has started. */
    private void put(int count) {
        store.write(
                IntStream.range(0, count)
                        .mapToObj(i -> Commit.of(new NewInstance(
                                now.get() + "-" + i,
                                "F",
                                "{\"status\":\"PENDING\",\"input\":\"1\"}",
                                Duration.ZERO,
                                null,
                                LONG)))
                        .toList(),
                LONG);
    }

    /** What is looked for through a store to which something is done before each search and before each count. */
    private OrchestrationManagement over(Runnable beforeSearch, Runnable beforeCount) {
        StateStore watched = (StateStore) Proxy.newProxyInstance(
                StateStore.class.getClassLoader(), new Class<?>[] {StateStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("search")) {
                        searches.incrementAndGet();
                        beforeSearch.run();
                    } else if (method.getName().equals("count")) {
                        beforeCount.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return OrchestrationManagement.of(client, watched);
    }

    private void untilTheEnd() {
        try {
            end.await();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forLongerThanShort() {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun <= SHORT.toNanos()) {
            LockSupport.parkNanos(SHORT.toNanos());
        }
    }

    private static void fail() {
        throw new StateStoreException("cut", null);
    }

    @Test
    void a_count_that_takes_too_long_is_not_waited_for() {
        for (int i = 0; i < 3; i++) {
            put(1);
            now.updateAndGet(before -> before.plusNanos(1_000));
        }
        OrchestrationManagement management = over(() -> {}, this::untilTheEnd);

        BulkResult first = management.terminateAll(ALL_OPEN, "", new BulkLimit(1, SHORT));
        BulkResult second = management.terminateAll(ALL_OPEN, "", new BulkLimit(1, SHORT));

        assertThat(first).isEqualTo(new BulkResult(1, 1, false));
        assertThat(second).isEqualTo(new BulkResult(1, 1, false));
        assertThat(management.terminateAll(ALL_OPEN, "", new BulkLimit(10, LONG)))
                .isEqualTo(new BulkResult(1, 0, true));
    }

    @Test
    void one_instance_a_call_is_ended_however_slow_the_store_is() {
        put(3);
        OrchestrationManagement management = over(BulkOperationsTest::forLongerThanShort, () -> {});

        for (int i = 0; i < 2; i++) {
            assertThat(management.terminateAll(standing(RuntimeStatus.PENDING), "", new BulkLimit(10, SHORT)))
                    .isEqualTo(new BulkResult(1, 1, false));
        }
    }

    @Test
    void pages_without_any_that_match_end_with_the_time() {
        put(10_001);
        OrchestrationManagement management = over(() -> {}, () -> {});

        assertThat(management.terminateAll(
                        standing(RuntimeStatus.SUSPENDED), "", new BulkLimit(10, Duration.ofNanos(1))))
                .isEqualTo(new BulkResult(0, 1, false));
        assertThat(searches).hasValue(20); // one page reads 10,000 instances, by 500
    }

    @Test
    void what_is_left_is_counted_also_where_many_were_created_at_once() {
        for (int moment = 0; moment < 3; moment++) {
            put(5);
            now.updateAndGet(before -> before.plusNanos(1_000));
        }
        OrchestrationManagement management = over(() -> {}, () -> {});

        for (InstanceFilter filter : new InstanceFilter[] {ALL_OPEN, standing(RuntimeStatus.PENDING)}) {
            long left = management.count(filter, 100);
            assertThat(management.terminateAll(filter, "", new BulkLimit(2, LONG)))
                    .isEqualTo(new BulkResult(2, left - 2, true));
        }
        assertThat(management.terminateAll(ALL_OPEN, "", new BulkLimit(11, LONG)))
                .isEqualTo(new BulkResult(11, 0, true));
    }

    @Test
    void what_was_done_before_the_store_failed_is_told() {
        put(3);

        assertThat(over(() -> {}, BulkOperationsTest::fail).terminateAll(ALL_OPEN, "", new BulkLimit(2, LONG)))
                .isEqualTo(new BulkResult(2, 1, false));
        OrchestrationManagement cut = over(BulkOperationsTest::fail, () -> {});
        assertThatThrownBy(() -> cut.terminateAll(ALL_OPEN, "", new BulkLimit(2, LONG)))
                .isInstanceOf(StateStoreException.class);
    }
}
