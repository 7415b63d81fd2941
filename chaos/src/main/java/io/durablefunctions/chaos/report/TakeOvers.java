package io.durablefunctions.chaos.report;

import io.durablefunctions.chaos.incidents.Incidents.Death;
import io.durablefunctions.chaos.incidents.Incidents.Outage;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How long it took from the death of a process until each canary it had began its next activity elsewhere.
 *
 * @param micros each of them, sorted
 * @param passedBy how many are left out, because something else that keeps hosts from taking over was out of order at that time
 */
public record TakeOvers(List<Long> micros, int passedBy) {

    /** After the database is back, hosts need a moment to notice. */
    private static final long AFTER_OUTAGE = TimeUnit.SECONDS.toMicros(3);

    /**
     * Reckons them from the logs.
     *
     * @param canaries their ids
     * @param deaths of processes that were killed or ended by themselves
     */
    public static TakeOvers of(
            Collection<String> canaries, List<Line> lines, List<Death> deaths, List<Outage> outages) {
        Map<String, TreeMap<Long, Line>> begun = new HashMap<>();
        for (Line line : lines) {
            if (line.begins() && canaries.contains(line.instanceId())) {
                begun.computeIfAbsent(line.instanceId(), none -> new TreeMap<>())
                        .put(line.micros(), line);
            }
        }
        List<Long> micros = new ArrayList<>();
        int passedBy = 0;
        for (Death death : deaths) {
            if (!death.isSudden()) {
                continue;
            }
            for (TreeMap<Long, Line> canary : begun.values()) {
                Map.Entry<Long, Line> last = canary.floorEntry(death.micros());
                Map.Entry<Long, Line> next = canary.higherEntry(death.micros());
                if (last == null || next == null || last.getValue().process() != death.process()) {
                    continue;
                }
                boolean disturbed = outages.stream()
                        .anyMatch(outage -> disturbs(outage, death, next.getValue())
                                && outage.overlaps(last.getKey() - AFTER_OUTAGE, next.getKey()));
                if (disturbed) {
                    passedBy++;
                } else {
                    micros.add(next.getKey() - death.micros());
                }
            }
        }
        micros.sort(null);
        return new TakeOvers(List.copyOf(micros), passedBy);
    }

    private static boolean disturbs(Outage outage, Death death, Line next) {
        return outage.slot() == Outage.DATABASE
                || outage.process() == death.process()
                || outage.process() == next.process();
    }

    /** The quantile, in milliseconds; 0 if there are none. */
    public double millis(double quantile) {
        if (micros.isEmpty()) {
            return 0;
        }
        int index = (int) Math.ceil(quantile * micros.size()) - 1;
        return micros.get(Math.max(0, index)) / 1_000.0;
    }
}
