package io.durablefunctions.benchmarks.processes;

import io.durablefunctions.OrchestrationContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** How late timers fire: measured where the code goes on, by the clock of this machine, which is the database's too. Thread-safe. */
final class Lateness {

    // guarded by this
    private Latencies latencies = new Latencies();
    private long firstDue = Long.MAX_VALUE;
    private long lastFired = Long.MIN_VALUE;

    /** A sleeper that tells of its waking. */
    Sleeper sleeper() {
        return this::sleep;
    }

    private int sleep(OrchestrationContext context, boolean forEvent, long due, long spacing) {
        if (forEvent) {
            return context.waitForEvent("wake", Integer.class).await();
        }
        Instant wanted = Instant.ofEpochMilli(due).plus(number(context.instanceId()) * spacing, ChronoUnit.MICROS);
        context.timer(wanted).await();
        if (!context.isReplaying()) {
            fired(ChronoUnit.MICROS.between(Instant.EPOCH, wanted), StepLog.microsNow());
        }
        return 0;
    }

    static long number(String instanceId) {
        return Long.parseLong(instanceId.substring(instanceId.lastIndexOf('-') + 1));
    }

    synchronized void fired(long due, long now) {
        latencies.add(now - due);
        firstDue = Math.min(firstDue, due);
        lastFired = Math.max(lastFired, now);
    }

    /** What was measured since this was asked last. */
    synchronized Map<String, Double> take() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("fired", (double) latencies.count());
        figures.put("seconds", latencies.count() == 0 ? Double.NaN : (lastFired - firstDue) / 1e6);
        figures.put("p50", latencies.millis(0.5));
        figures.put("p99", latencies.millis(0.99));
        figures.put("max", latencies.millis(1));
        latencies = new Latencies();
        firstDue = Long.MAX_VALUE;
        lastFired = Long.MIN_VALUE;
        return figures;
    }
}
