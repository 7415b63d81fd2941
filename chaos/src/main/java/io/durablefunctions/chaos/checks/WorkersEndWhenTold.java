package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.incidents.Incidents.Death;
import io.durablefunctions.chaos.incidents.Incidents.Outage;
import io.durablefunctions.chaos.worker.Poison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * No worker ends unless it is told to, or runs what ends its process; and one that is told to end in good order does so soon. How long it takes is
 * not judged where the database or the worker itself is out of order, or something harms whoever runs it.
 */
public final class WorkersEndWhenTold implements Check {

    /** 128 and the number of the signal, as a shell has it. */
    private static final int KILLED = 128 + 9;

    private static final int TERMINATED = 128 + 15;

    /** What is over may still do harm for a while: a process takes its time to end, a connection to be made anew. */
    private static final long AFTER_OUTAGE = TimeUnit.SECONDS.toMicros(5);

    private final List<Death> deaths;
    private final List<Outage> outages;
    private final Duration soon;

    /**
     * A check.
     *
     * @param soon how long a worker may take to end in good order
     */
    public WorkersEndWhenTold(List<Death> deaths, List<Outage> outages, Duration soon) {
        this.deaths = List.copyOf(deaths);
        this.outages = List.copyOf(outages);
        this.soon = soon;
    }

    @Override
    public String invariant() {
        return "  a worker ends when it is told to, and soon";
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (Death death : deaths) {
            if (!endedAsTold(death) && !endedItself(death)) {
                violations.add(name(death) + " ended with " + death.exitCode() + ", told: " + death.cause());
            } else if (tookTooLong(death) && !isExcused(death)) {
                violations.add(name(death) + " ended " + millis(death) + " ms after it was told to");
            }
        }
        return violations;
    }

    private static String name(Death death) {
        return "process " + death.process() + " in slot " + death.slot();
    }

    private static long millis(Death death) {
        return TimeUnit.MICROSECONDS.toMillis(death.micros() - death.told());
    }

    private static boolean endedAsTold(Death death) {
        return switch (death.cause()) {
            case Death.KILLED -> death.exitCode() == KILLED;
            case Death.DRAINED -> death.exitCode() == TERMINATED;
            default -> false;
        };
    }

    /** Nothing else ends with this code. It may take its time: the instance is set aside while its last host, or one that was stopped, still ends. */
    private boolean endedItself(Death death) {
        return death.exitCode() == Poison.EXIT_CODE
                && outages.stream()
                        .anyMatch(outage -> outage.slot() == Outage.POISON
                                && outage.kind().equals(Poison.EXIT.name())
                                && outage.from() <= death.micros());
    }

    private boolean tookTooLong(Death death) {
        return death.cause().equals(Death.DRAINED) && millis(death) > soon.toMillis();
    }

    private boolean isExcused(Death death) {
        return outages.stream()
                .anyMatch(outage -> (outage.slot() == Outage.DATABASE
                                || outage.slot() == Outage.POISON
                                || outage.process() == death.process())
                        && outage.overlaps(death.told() - AFTER_OUTAGE, death.micros()));
    }
}
