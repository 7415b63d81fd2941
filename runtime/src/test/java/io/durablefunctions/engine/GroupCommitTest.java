package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupCommitTest {

    private static final long LONG_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(LONG_SECONDS);

    /** A batch that has come to the store and waits there. */
    private record Held(int size, CompletableFuture<@Nullable Void> mayGoOn) {
        void release() {
            mayGoOn.complete(null);
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final BlockingQueue<Held> held = new LinkedBlockingQueue<>();
    private final WatchedStore holding = new WatchedStore(store, batch -> {
        CompletableFuture<@Nullable Void> mayGoOn = new CompletableFuture<>();
        held.add(new Held(batch.size(), mayGoOn));
        mayGoOn.join();
    });
    private final List<CompletableFuture<Written>> answers = new ArrayList<>();
    private int submitted;

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private GroupCommit commits(StateStore store, int lanes) {
        return new GroupCommit(store, new ManualWorkers(threads), lanes, PATIENCE, false);
    }

    private void submit(GroupCommit commits, int number) {
        for (int i = 0; i < number; i++) {
            CompletableFuture<Written> answer = new CompletableFuture<>();
            answers.add(answer);
            commits.submit(Commit.of(start("i" + submitted++)), answer::complete);
        }
    }

    private static NewInstance start(String id) {
        return new NewInstance(id, "Order", "{\"id\":\"" + id + "\"}", Duration.ZERO, null, PATIENCE);
    }

    private Held next() throws InterruptedException {
        Held next = held.poll(LONG_SECONDS, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private List<Held> next(int number) throws InterruptedException {
        List<Held> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(next());
        }
        return all;
    }

    private void allAreWritten() {
        for (CompletableFuture<Written> answer : answers) {
            assertThat(answer.orTimeout(LONG_SECONDS, TimeUnit.SECONDS).join()).isInstanceOf(Written.Durable.class);
        }
    }

    @Test
    void at_low_load_each_commit_goes_alone_and_at_once_up_to_six_of_them() throws InterruptedException {
        GroupCommit commits = commits(holding, 2);
        submit(commits, 6);
        List<Held> alone = next(6);
        assertThat(alone).extracting(Held::size).containsOnly(1);

        submit(commits, 3);
        alone.forEach(Held::release);
        Held gathered = next();
        assertThat(gathered.size()).isEqualTo(3);
        gathered.release();
        allAreWritten();
    }

    @Test
    void while_large_batches_are_under_way_there_are_no_more_of_them_than_lanes_and_what_comes_gathers()
            throws InterruptedException {
        GroupCommit commits = commits(holding, 2);
        submit(commits, 6);
        List<Held> alone = next(6);
        submit(commits, 40);
        alone.get(0).release();
        Held large = next();
        assertThat(large.size()).isEqualTo(40);

        submit(commits, 35);
        alone.forEach(Held::release);
        Held alsoLarge = next(); // only when no more than one lane is in use
        assertThat(alsoLarge.size()).isEqualTo(35);

        submit(commits, 50);
        large.release();
        Held gathered = next();
        assertThat(gathered.size()).isEqualTo(50);
        submit(commits, 1);
        alsoLarge.release();
        Held last = next();
        assertThat(last.size()).isEqualTo(1);
        gathered.release();
        last.release();
        allAreWritten();
        assertThat(holding.writes()).extracting(List::size).containsExactly(1, 1, 1, 1, 1, 1, 40, 35, 50, 1);
    }

    @Test
    void no_batch_is_larger_than_a_thousand() throws InterruptedException {
        GroupCommit commits = commits(holding, 1);
        submit(commits, 6);
        List<Held> alone = next(6);
        submit(commits, 2_500);
        alone.forEach(Held::release);
        for (int expected : List.of(1_000, 1_000, 500)) {
            Held batch = next();
            assertThat(batch.size()).isEqualTo(expected);
            batch.release();
        }
        allAreWritten();
    }

    @Test
    void commits_reach_the_store_in_the_order_in_which_they_were_submitted() throws InterruptedException {
        GroupCommit commits = commits(holding, 1);
        submit(commits, 6);
        List<Held> alone = next(6);
        submit(commits, 100);
        alone.forEach(Held::release);
        next().release();
        allAreWritten();
        assertThat(holding.writes().get(6))
                .extracting(Commit::instanceId)
                .containsExactlyElementsOf(Stream.iterate(6, i -> i + 1)
                        .limit(100)
                        .map(i -> "i" + i)
                        .toList());
    }

    @Test
    void a_store_that_throws_fails_its_batch_and_the_next_one_is_written() throws InterruptedException {
        GroupCommit commits = commits(holding, 1);
        submit(commits, 6);
        List<Held> alone = next(6);
        submit(commits, 5);
        alone.forEach(Held::release);
        Held broken = next();
        assertThat(broken.size()).isEqualTo(5);
        submit(commits, 1);
        next().release();
        broken.mayGoOn().completeExceptionally(new IllegalStateException("on purpose"));
        for (int i = 6; i < 11; i++) {
            assertThat(answers.get(i).orTimeout(LONG_SECONDS, TimeUnit.SECONDS).join())
                    .isInstanceOfSatisfying(
                            Written.Failed.class,
                            failed -> assertThat(failed.cause())
                                    .isInstanceOf(OutcomeUnknownException.class)
                                    .hasMessageContaining("on purpose"));
            assertThat(store.find("i" + i, false)).isEmpty();
        }
        answers.subList(6, 11).clear();
        submit(commits, 1);
        next().release();
        allAreWritten();
    }

    @Test
    void errors_in_the_store_fail_their_batches_and_the_next_one_is_written() {
        AtomicInteger left = new AtomicInteger(6);
        GroupCommit commits = commits(
                new WatchedStore(store, batch -> {
                    if (left.getAndDecrement() > 0) {
                        throw new InternalError("on purpose");
                    }
                }),
                1);
        submit(commits, 6);
        for (CompletableFuture<Written> answer : answers) {
            assertThat(answer.orTimeout(LONG_SECONDS, TimeUnit.SECONDS).join())
                    .isInstanceOfSatisfying(
                            Written.Failed.class,
                            failed -> assertThat(failed.cause())
                                    .isInstanceOf(OutcomeUnknownException.class)
                                    .hasMessageContaining("on purpose"));
        }
        answers.clear();
        submit(commits, 1);
        allAreWritten();
    }

    @Test
    void what_there_was_no_thread_for_is_told_not_to_be_written_and_the_next_one_is() {
        AtomicInteger left = new AtomicInteger(6);
        Executor scarce = task -> {
            if (left.getAndDecrement() > 0) {
                throw new InternalError("unable to create native thread");
            }
            threads.execute(task);
        };
        GroupCommit commits = new GroupCommit(store, new ManualWorkers(scarce), 1, PATIENCE, false);
        submit(commits, 6);
        for (CompletableFuture<Written> answer : answers) {
            assertThat(answer.getNow(new Written.LeaseLost()))
                    .isInstanceOfSatisfying(
                            Written.Failed.class,
                            failed -> assertThat(failed.cause())
                                    .isExactlyInstanceOf(StateStoreException.class)
                                    .hasMessageContaining("nothing was written")
                                    .hasMessageContaining("unable to create native thread"));
        }
        answers.clear();
        submit(commits, 1);
        allAreWritten();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, AssertionError.class})
    void an_answer_that_throws_keeps_no_other_from_being_heard(Class<? extends Throwable> thrown)
            throws InterruptedException {
        GroupCommit commits = commits(holding, 1);
        submit(commits, 6);
        List<Held> alone = next(6);
        commits.submit(Commit.of(start("deaf")), written -> {
            if (thrown == AssertionError.class) {
                throw new AssertionError("on purpose");
            }
            throw new IllegalStateException("on purpose");
        });
        submit(commits, 5);
        alone.forEach(Held::release);
        next().release();
        allAreWritten();
        submit(commits, 1);
        next().release();
        allAreWritten();
    }

    @Test
    void every_commit_is_answered_once_with_its_own_result() throws InterruptedException {
        long seed = System.nanoTime();
        List<Commit> existing = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            existing.add(Commit.of(start("old" + i)));
        }
        store.write(existing, PATIENCE);
        GroupCommit commits = commits(store, 2);
        Map<Integer, AtomicInteger> heard = new ConcurrentHashMap<>();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(2_000);
        for (int t = 0; t < 8; t++) {
            int thread = t;
            threads.execute(() -> {
                Random random = new Random(seed + thread);
                for (int i = 0; i < 250; i++) {
                    int n = thread * 250 + i;
                    int old = random.nextInt(100);
                    boolean message = random.nextBoolean();
                    Commit commit = message
                            ? Commit.of(new Message("nobody", "m" + n, "1", false))
                            : Commit.of(start("old" + old));
                    Written expected = message
                            ? new Written.Durable(0, List.of(), Set.of("m" + n))
                            : new Written.Durable(
                                    0,
                                    List.of(new StartResult.Exists("Order", "{\"id\":\"old" + old + "\"}", false)),
                                    Set.of());
                    commits.submit(commit, written -> {
                        heard.computeIfAbsent(n, number -> new AtomicInteger()).incrementAndGet();
                        if (!written.equals(expected)) {
                            wrong.add(commit + " was answered " + written);
                        }
                        all.countDown();
                    });
                }
            });
        }
        assertThat(all.await(LONG_SECONDS, TimeUnit.SECONDS))
                .as("seed %d", seed)
                .isTrue();
        threads.shutdown();
        assertThat(threads.awaitTermination(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(heard)
                .hasSize(2_000)
                .allSatisfy((n, times) -> assertThat(times).hasValue(1));
    }
}
