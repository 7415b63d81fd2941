package io.durablefunctions.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks of which nobody knows whether they block. Those that do not are run by a few threads, which need not be woken for each of
 * them; one that takes longer than a tick is slow and does not count, so that another thread goes on in its place. Tasks begin in the order
 * in which they came. Thread-safe.
 */
final class ElasticExecutor implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(ElasticExecutor.class);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** After so many ticks with nothing to do the watch sleeps. */
    private static final int QUIET_TICKS = 200;

    /** After a thread could not be started, none is tried for so many ticks. */
    private static final int TICKS_OFF = 100;

    /** After this time with nothing to do a thread ends. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final ThreadLocal<@Nullable Worker> CURRENT = new ThreadLocal<>();

    private final int few;
    private final int most;
    private final ThreadFactory threads;
    private final Thread watch;

    private final ReentrantLock lock = new ReentrantLock();

    // guarded by the lock
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Worker> workers = new ArrayList<>();

    /** The last one to fall asleep is woken first: what it needs is still in the caches. */
    private final Deque<Worker> asleep = new ArrayDeque<>();

    /** How many workers are awake and not slow, and how many of those there should be at most. */
    private int quick;

    private int mostQuick;
    private long begun;
    private long begunBefore;

    /** For how many more ticks no thread is to be started. */
    private int ticksOff;

    private boolean closed;

    private volatile boolean watching = true;

    /**
     * Threads are made when they are needed.
     *
     * @param few how many of them run tasks that do not block
     * @param most how many there are at most, however many of them are blocked
     */
    ElasticExecutor(String name, int few, int most, ThreadFactory threads) {
        this.few = Math.min(few, most);
        this.most = most;
        this.threads = threads;
        this.mostQuick = this.few;
        this.watch = Threads.platform(name + "-watch").newThread(this::watch);
        watch.start();
    }

    @Override
    public void execute(Runnable task) {
        boolean woken;
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException("the executor is closed");
            }
            tasks.add(task);
            boolean isMine = tasks.size() == 1 && isOwnThread(); // which is about to look for its next task
            woken = !isMine && quick < mostQuick && wakeOne();
        } finally {
            lock.unlock();
        }
        if (!woken && !watching) {
            watching = true;
            LockSupport.unpark(watch);
        }
    }

    /** Whether the current thread runs a task of this executor. */
    boolean isOwnThread() {
        Worker worker = CURRENT.get();
        return worker != null && worker.isOf(this);
    }

    /** What the current thread, which runs a task of this executor, does next takes a while: the others need not find out. */
    void aboutToBlock() {
        Worker worker = Objects.requireNonNull(CURRENT.get());
        lock.lock();
        try {
            if (!worker.isSlow) {
                worker.isSlow = true;
                quick--;
            }
            if (!tasks.isEmpty() && quick < mostQuick) {
                wakeOne();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is taken, tasks that wait are dropped, those that run may end: they may be talking to the store. */
    void shutdown() {
        lock.lock();
        try {
            closed = true;
            tasks.clear();
            workers.forEach(Worker::stop);
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(watch);
    }

    // ---- workers

    /** A thread, and what is known of it. All guarded by the lock. */
    private final class Worker {

        private final Thread thread = threads.newThread(() -> work(this));
        private final Condition news = lock.newCondition();
        private boolean isAsleep;
        private boolean isSlow;

        /** The number of the task it runs; 0 for none. */
        private long task;

        private long taskBefore;

        boolean isOf(ElasticExecutor executor) {
            return executor == ElasticExecutor.this;
        }

        void stop() {
            news.signal();
        }

        /** Whether it has been at the same task since the last tick. */
        boolean isFoundSlow() {
            boolean same = task != 0 && task == taskBefore;
            taskBefore = task;
            return same;
        }
    }

    private void work(Worker worker) {
        CURRENT.set(worker);
        for (Runnable task = next(worker); task != null; task = next(worker)) {
            try {
                task.run();
            } catch (Throwable thrown) { // tasks see to their own failures; a thread must not be lost to a defect
                LOG.error("A task failed", thrown);
            }
        }
    }

    /** The next task of a worker; null if it is to end. */
    private @Nullable Runnable next(Worker worker) {
        lock.lock();
        try {
            worker.task = 0;
            quick += worker.isSlow ? 1 : 0;
            worker.isSlow = false;
            while (!closed) {
                if (!tasks.isEmpty() && quick <= mostQuick) {
                    worker.task = ++begun;
                    return tasks.remove();
                }
                if (!sleep(worker)) {
                    break;
                }
            }
            workers.remove(worker);
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Until it is woken, by one who counts it as quick again; false if nobody did for long. */
    private boolean sleep(Worker worker) {
        quick--;
        worker.isAsleep = true;
        asleep.addFirst(worker);
        long left = IDLE_NANOS;
        while (worker.isAsleep && left > 0 && !closed) {
            try {
                left = worker.news.awaitNanos(left);
            } catch (InterruptedException late) { // meant for a task that has ended
                left = IDLE_NANOS;
            }
        }
        if (worker.isAsleep) {
            asleep.remove(worker);
            return false;
        }
        return true;
    }

    /** Guarded by the lock. Whether there is one more now. */
    private boolean wakeOne() {
        Worker worker = asleep.pollFirst();
        if (worker != null) {
            worker.isAsleep = false;
            worker.news.signal();
        } else if (!addOne()) {
            return false;
        }
        quick++;
        return true;
    }

    /** Guarded by the lock. Where there is no thread to be had, what waits stays where it is, and is tried for again by the watch. */
    private boolean addOne() {
        if (workers.size() >= most || ticksOff > 0) {
            return false;
        }
        try {
            Worker worker = new Worker();
            worker.thread.start();
            workers.add(worker);
            return true;
        } catch (Throwable exhausted) { // such as: unable to create native thread
            ticksOff = TICKS_OFF;
            LOG.error("There is no thread for a task, which waits for one", exhausted);
            return false;
        }
    }

    // ---- the watch, which finds out who is slow

    private void watch() {
        int quiet = 0;
        while (tick()) {
            quiet = isQuiet() ? quiet + 1 : 0;
            if (quiet > QUIET_TICKS) {
                watching = false;
                if (isQuiet()) {
                    LockSupport.park(this);
                }
                watching = true;
                quiet = 0;
            } else {
                LockSupport.parkNanos(this, TICK_NANOS);
            }
        }
    }

    private boolean isQuiet() {
        lock.lock();
        try {
            return tasks.isEmpty() && quick == 0 && !closed;
        } finally {
            lock.unlock();
        }
    }

    /** False when it is all over. */
    private boolean tick() {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            int slow = 0;
            for (Worker worker : workers) {
                if (worker.isFoundSlow() && !worker.isSlow) {
                    worker.isSlow = true;
                    quick--;
                }
                slow += worker.isSlow ? 1 : 0;
            }
            // Where nothing has begun although something waits, twice as many at each tick: hundreds are there within
            // ten.
            mostQuick = begun == begunBefore ? Math.max(few, slow) : few;
            begunBefore = begun;
            ticksOff = Math.max(0, ticksOff - 1);
            int needed = tasks.size();
            while (needed > 0 && quick < mostQuick && wakeOne()) {
                needed--;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
