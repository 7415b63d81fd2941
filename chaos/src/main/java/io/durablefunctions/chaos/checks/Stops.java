package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.incidents.Incidents.Outage;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Excuses what a process began late because it had been stopped: each stop excuses as many activities as the process has threads for, for no more
 * can have been between the last look at a lease and their first line. Not thread-safe.
 */
public final class Stops implements Predicate<Line> {

    /** After a process goes on, it takes so long until it has begun what it was about to begin. */
    private static final long NOTICING = TimeUnit.SECONDS.toMicros(1);

    /** The kind of the outages. */
    public static final String KIND = "STOP";

    private final List<Outage> stops;
    private final int most;
    private final Map<Outage, Set<Line>> excused = new HashMap<>();

    /**
     * All stops of a run.
     *
     * @param outages the stops, and others
     * @param most how many activities a process runs at a time
     */
    public Stops(List<Outage> outages, int most) {
        this.stops =
                outages.stream().filter(outage -> outage.kind().equals(KIND)).toList();
        this.most = most;
    }

    /** Whether the process of this line had been stopped just before. */
    @Override
    public boolean test(Line line) {
        return stops.stream()
                .filter(stop ->
                        stop.process() == line.process() && stop.overlaps(line.micros() - NOTICING, line.micros()))
                .anyMatch(stop -> isExcused(excused.computeIfAbsent(stop, none -> new HashSet<>()), line));
    }

    private boolean isExcused(Set<Line> begun, Line line) {
        return begun.contains(line) || (begun.size() < most && begun.add(line));
    }

    /** How many activities were excused so far. */
    public int excused() {
        return excused.values().stream().mapToInt(Set::size).sum();
    }
}
