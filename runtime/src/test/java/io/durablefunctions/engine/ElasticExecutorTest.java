package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElasticExecutorTest {

    private static final long LONG_SECONDS = 30;

    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();
    private final List<ElasticExecutor> executors = new ArrayList<>();

    private ElasticExecutor executor(String name, int few, int most) {
        ThreadFactory threads = Threads.platform(name);
        ElasticExecutor executor = new ElasticExecutor(name, few, most, task -> {
            Thread thread = threads.newThread(task);
            made.add(thread);
            return thread;
        });
        executors.add(executor);
        return executor;
    }

    @AfterEach
    void close() {
        executors.forEach(ElasticExecutor::shutdown);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitEnd(Thread thread) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(LONG_SECONDS));
        assertThat(thread.isAlive()).isFalse();
    }

    /** A thread that is not given a processor for a while looks as if it blocked: so not exactly two. */
    @Test
    void tasks_that_do_not_block_are_run_by_few_threads() {
        ElasticExecutor executor = executor("short", 2, 1_000);
        CountDownLatch done = new CountDownLatch(10_000);
        Set<Thread> seen = Collections.synchronizedSet(new HashSet<>());
        for (int i = 0; i < 10_000; i++) {
            executor.execute(() -> {
                seen.add(Thread.currentThread());
                done.countDown();
            });
        }
        await(done);
        assertThat(seen).hasSizeBetween(1, 100);
    }

    @Test
    void a_hundred_tasks_that_block_all_begin() {
        ElasticExecutor executor = executor("blocking", 2, 100);
        CountDownLatch begun = new CountDownLatch(100);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            executor.execute(() -> {
                begun.countDown();
                await(mayEnd);
                ended.countDown();
            });
        }
        await(begun);
        mayEnd.countDown();
        await(ended);
    }

    @Test
    void no_more_than_the_most_run_at_the_same_time() {
        ElasticExecutor executor = executor("bounded", 2, 5);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostSeen = new AtomicInteger();
        CountDownLatch five = new CountDownLatch(5);
        CountDownLatch ended = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            executor.execute(() -> {
                mostSeen.accumulateAndGet(running.incrementAndGet(), Math::max);
                five.countDown();
                await(five);
                running.decrementAndGet();
                ended.countDown();
            });
        }
        await(ended);
        assertThat(mostSeen).hasValue(5);
    }

    @Test
    void the_most_counts_where_it_is_less_than_the_few() {
        ElasticExecutor executor = executor("one", 4, 1);
        CountDownLatch ended = new CountDownLatch(100);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostSeen = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            executor.execute(() -> {
                mostSeen.accumulateAndGet(running.incrementAndGet(), Math::max);
                running.decrementAndGet();
                ended.countDown();
            });
        }
        await(ended);
        assertThat(mostSeen).hasValue(1);
    }

    @Test
    void a_task_that_was_submitted_by_one_that_then_blocks_begins() {
        ElasticExecutor executor = executor("leaving", 1, 2);
        CountDownLatch inner = new CountDownLatch(1);
        CountDownLatch outer = new CountDownLatch(1);
        executor.execute(() -> {
            executor.execute(inner::countDown);
            await(inner);
            outer.countDown();
        });
        await(outer);
    }

    @Test
    void a_chain_of_blocking_tasks_each_submitted_by_the_one_before_goes_to_its_end() {
        ElasticExecutor executor = executor("chain", 1, 50);
        CountDownLatch begun = new CountDownLatch(50);
        CountDownLatch ended = new CountDownLatch(50);
        link(executor, begun, ended, 50);
        await(ended);
    }

    private static void link(ElasticExecutor executor, CountDownLatch begun, CountDownLatch ended, int left) {
        executor.execute(() -> {
            begun.countDown();
            if (left > 1) {
                link(executor, begun, ended, left - 1);
            }
            await(begun);
            ended.countDown();
        });
    }

    @Test
    void one_that_blocks_and_submits_after_a_long_quiet_is_noticed() {
        ElasticExecutor executor = executor("quiet", 1, 2);
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch inner = new CountDownLatch(1);
        CountDownLatch outer = new CountDownLatch(1);
        executor.execute(() -> {
            blocked.countDown();
            await(goOn);
            executor.execute(inner::countDown);
            await(inner);
            outer.countDown();
        });
        await(blocked);
        Thread watch = thread("quiet-watch-1");
        while (watch.getState() != Thread.State.WAITING || LockSupport.getBlocker(watch) != executor) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        await(outer);
    }

    private static Thread thread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void who_says_that_it_is_about_to_block_makes_way_at_once() {
        ElasticExecutor executor = executor("polite", 1, 2);
        CountDownLatch inner = new CountDownLatch(1);
        CountDownLatch outer = new CountDownLatch(1);
        AtomicInteger threads = new AtomicInteger();
        executor.execute(() -> {
            executor.execute(inner::countDown);
            executor.aboutToBlock();
            threads.set(made.size());
            executor.aboutToBlock();
            await(inner);
            outer.countDown();
        });
        await(outer);
        assertThat(threads).hasValue(2);
    }

    @Test
    void only_its_own_threads_are_its_own() {
        ElasticExecutor executor = executor("mine", 1, 1);
        ElasticExecutor other = executor("other", 1, 1);
        CountDownLatch done = new CountDownLatch(1);
        List<Boolean> own = Collections.synchronizedList(new ArrayList<>());
        executor.execute(() -> {
            own.add(executor.isOwnThread());
            own.add(other.isOwnThread());
            done.countDown();
        });
        await(done);
        own.add(executor.isOwnThread());
        assertThat(own).containsExactly(true, false, false);
    }

    @Test
    void a_task_that_throws_costs_no_thread() {
        ElasticExecutor executor = executor("throwing", 1, 1);
        CountDownLatch done = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            int n = i;
            executor.execute(() -> {
                done.countDown();
                if (n == 10) {
                    throw new IllegalStateException("on purpose");
                }
                if (n == 20) {
                    throw new AssertionError("on purpose");
                }
            });
        }
        await(done);
        assertThat(made).hasSize(1);
    }

    /** The first thread of this number does not start. */
    private ElasticExecutor scarce(String name, int few, int most, int number) {
        ThreadFactory threads = Threads.platform(name);
        AtomicInteger asked = new AtomicInteger();
        ElasticExecutor executor = new ElasticExecutor(name, few, most, task -> {
            if (asked.incrementAndGet() != number) {
                return threads.newThread(task);
            }
            return new Thread(task) {
                @Override
                public synchronized void start() {
                    throw new InternalError("unable to create native thread");
                }
            };
        });
        executors.add(executor);
        return executor;
    }

    @Test
    void a_task_for_which_there_was_no_thread_begins_when_there_is_one() {
        ElasticExecutor executor = scarce("scarce", 1, 1, 1);
        CountDownLatch done = new CountDownLatch(2);
        executor.execute(done::countDown);
        executor.execute(done::countDown);
        await(done);
    }

    @Test
    void a_task_behind_one_that_blocks_begins_although_there_was_no_thread_for_it_at_first() {
        ElasticExecutor executor = scarce("scarce-behind", 1, 2, 2);
        CountDownLatch inner = new CountDownLatch(1);
        CountDownLatch outer = new CountDownLatch(1);
        executor.execute(() -> {
            await(inner);
            outer.countDown();
        });
        executor.execute(inner::countDown);
        await(outer);
    }

    @Test
    void tasks_of_one_submitter_begin_in_order_on_a_single_thread() {
        ElasticExecutor executor = executor("ordered", 1, 1);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Integer> expected = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1_000);
        for (int i = 0; i < 1_000; i++) {
            int n = i;
            expected.add(n);
            executor.execute(() -> {
                order.add(n);
                done.countDown();
            });
        }
        await(done);
        assertThat(order).isEqualTo(expected);
    }

    @Test
    void after_its_end_it_takes_nothing_drops_what_waits_lets_what_runs_end_and_its_threads_end()
            throws InterruptedException {
        ElasticExecutor executor = executor("closing", 2, 3);
        CountDownLatch begun = new CountDownLatch(3);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger dropped = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            executor.execute(() -> {
                begun.countDown();
                try {
                    mayEnd.await();
                    ended.incrementAndGet();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
            });
        }
        await(begun);
        executor.execute(dropped::incrementAndGet);
        Thread watch = thread("closing-watch-1");

        executor.shutdown();

        assertThatThrownBy(() -> executor.execute(dropped::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);
        awaitEnd(watch);
        mayEnd.countDown();
        for (Thread thread : made) {
            awaitEnd(thread);
        }
        assertThat(interrupted).hasValue(0);
        assertThat(ended).hasValue(3);
        assertThat(dropped).hasValue(0);
        assertThat(made).hasSize(3);
    }
}
