package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.incidents.Incidents;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Inflicts the faults of a schedule when they are due, and counts those that had their effect. */
final class Inflictor {

    private static final long AGAIN_MILLIS = 1_000;
    private static final int MOST_AT_ONCE = 3;

    /**
     * After a pair of which only one had its effect, none is tried for so long: else, while too few workers serve to harm one, the other halves
     * would come so often that no worker could start.
     */
    private static final long BETWEEN_PAIRS_MILLIS = 15_000;

    private final Map<FaultKind, Fault> faults;
    private final Incidents incidents;
    private final Map<FaultKind, LongAdder> counts = new EnumMap<>(FaultKind.class);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger largeUnderWay = new AtomicInteger();

    /** Held by the pair that is tried, and for a while after it. */
    private final Semaphore pairs = new Semaphore(1);

    private volatile boolean stopped;

    Inflictor(Map<FaultKind, Fault> faults, Incidents incidents) {
        this.faults = Map.copyOf(faults);
        this.incidents = incidents;
        for (FaultKind kind : FaultKind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    void begin(Schedule schedule) {
        schedule.faults().forEach(this::later);
    }

    private void later(Schedule.Due due) {
        ScheduledFuture<?> unused =
                clock.schedule(() -> threads.execute(() -> fire(due)), due.millis(), TimeUnit.MILLISECONDS);
    }

    private void fire(Schedule.Due due) {
        if (stopped) {
            return;
        }
        underWay.incrementAndGet();
        try {
            boolean done = due.kind() == FaultKind.PAIR ? pair(due) : inflict(due.kind(), due.seed());
            if (!done && !stopped) {
                later(new Schedule.Due(AGAIN_MILLIS, due.kind(), due.seed() + 1));
            }
        } finally {
            underWay.decrementAndGet();
        }
    }

    private boolean inflict(FaultKind kind, long seed) {
        if (!kind.isSmall() && !kind.isLong() && !largeMayBegin()) {
            return false;
        }
        try {
            boolean done = Objects.requireNonNull(faults.get(kind)).inflict(new SplittableRandom(seed));
            if (done) {
                count(kind).increment();
                incidents.note("FAULT " + kind);
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            incidents.note("FAULT " + kind + " could not be inflicted: " + e);
            return false;
        } finally {
            if (!kind.isSmall() && !kind.isLong()) {
                largeUnderWay.decrementAndGet();
            }
        }
    }

    private LongAdder count(FaultKind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }

    private boolean largeMayBegin() {
        if (largeUnderWay.incrementAndGet() > MOST_AT_ONCE) {
            largeUnderWay.decrementAndGet();
            return false;
        }
        return true;
    }

    /** A pair, unless there was one just now that did not come to be. */
    private boolean pair(Schedule.Due due) {
        if (!pairs.tryAcquire()) {
            return false;
        }
        boolean done = bothOf(due);
        if (done || stopped) {
            pairs.release();
        } else {
            ScheduledFuture<?> unused =
                    clock.schedule(() -> pairs.release(), BETWEEN_PAIRS_MILLIS, TimeUnit.MILLISECONDS);
        }
        return done;
    }

    /** Two different ones that begin at the same time. */
    private boolean bothOf(Schedule.Due due) {
        SplittableRandom random = new SplittableRandom(due.seed());
        List<FaultKind> kinds = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            if (!kind.isSmall() && !kind.isLong() && kind != FaultKind.PAIR) {
                kinds.add(kind);
            }
        }
        FaultKind one = kinds.remove(random.nextInt(kinds.size()));
        FaultKind other = kinds.remove(random.nextInt(kinds.size()));
        long seed = random.nextLong();
        AtomicInteger done = new AtomicInteger();
        Thread second = new Thread(() -> done.addAndGet(inflict(other, seed) ? 1 : 0));
        second.start();
        done.addAndGet(inflict(one, due.seed()) ? 1 : 0);
        try {
            second.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean both = done.get() == 2;
        if (both) {
            count(FaultKind.PAIR).increment();
            incidents.note("FAULT PAIR of " + one + " and " + other);
        }
        return both;
    }

    /** Begins no others, and waits for those under way. */
    void stop() throws InterruptedException {
        stopped = true;
        clock.shutdownNow();
        threads.shutdown();
        if (!threads.awaitTermination(15, TimeUnit.MINUTES)) {
            throw new IllegalStateException(underWay + " faults do not end");
        }
    }

    /** How many of each had their effect so far. */
    Map<FaultKind, Long> counts() {
        Map<FaultKind, Long> all = new EnumMap<>(FaultKind.class);
        counts.forEach((kind, count) -> all.put(kind, count.sum()));
        return all;
    }
}
