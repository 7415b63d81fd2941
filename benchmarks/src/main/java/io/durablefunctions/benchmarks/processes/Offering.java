package io.durablefunctions.benchmarks.processes;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.HostBusyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An open load: starts arrive at a rate, whether those before were answered or not. The threads are bounded: an arrival finds one that is free,
 * or waits for the next that is, and one that found none until the end was never offered.
 */
final class Offering {

    /** Arrivals of the same millisecond come together: to wait for each would take a good part of the processors. */
    private static final long GRAIN_NANOS = 1_000_000;

    private final Runnable start;
    private final double nanosBetween;
    private final long begin = System.nanoTime();
    private final long end;
    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicLong offered = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private long most;
    private long mostLive;

    private Offering(Runnable start, double perSecond, Duration time) {
        this.start = start;
        this.nanosBetween = 1e9 / perSecond;
        this.end = begin + time.toNanos();
    }

    static Map<String, Double> run(Runnable start, double perSecond, int threads, Duration time)
            throws InterruptedException {
        Offering offering = new Offering(start, perSecond, time);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread caller = new Thread(offering::offer, "offering-" + i);
            caller.setDaemon(true);
            caller.start();
            callers.add(caller);
        }
        for (Thread caller : callers) {
            while (caller.isAlive()) {
                offering.sample();
                caller.join(1_000);
            }
        }
        return offering.figures(perSecond * time.toNanos() / 1e9);
    }

    private void offer() {
        while (true) {
            long due = begin + (long) (arrivals.getAndIncrement() * nanosBetween);
            if (due - end >= 0) {
                return;
            }
            for (long now = System.nanoTime(); due - now > GRAIN_NANOS; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            if (System.nanoTime() - end >= 0) {
                return;
            }
            offered.incrementAndGet();
            startOne();
        }
    }

    private void startOne() {
        try {
            start.run();
            accepted.incrementAndGet();
        } catch (HostBusyException e) {
            refused.incrementAndGet();
        } catch (DurableFunctionsException e) {
            failed.incrementAndGet();
        }
    }

    private void sample() {
        most = Math.max(most, Resources.used());
        mostLive = Math.max(mostLive, Resources.afterLastCollection());
    }

    private Map<String, Double> figures(double arrived) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("arrived", arrived);
        figures.put("offered", offered.doubleValue());
        figures.put("accepted", accepted.doubleValue());
        figures.put("refused", refused.doubleValue());
        figures.put("failed", failed.doubleValue());
        figures.put("heap", (double) most);
        figures.put("live", (double) mostLive);
        return figures;
    }
}
