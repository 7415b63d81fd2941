package io.durablefunctions.chaos.report;

import io.durablefunctions.chaos.incidents.Incidents.Death;
import io.durablefunctions.chaos.incidents.Incidents.Outage;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long it took from the death of a process until each canary it had began its next activity elsewhere.
 *
 * @param micros each of them, sorted
 * @param passedBy how many are left out, because something else that keeps hosts from taking over was out of order, or the run ended, before
 *     they had to be over
 * @param deaths how many processes died without warning
 * @param most how long 99 of 100 may take
 */
public record TakeOvers(List<Long> micros, int passedBy, int deaths, Duration most) {

    /** After the database is back, hosts need a moment to notice. */
    private static final long AFTER_OUTAGE = TimeUnit.SECONDS.toMicros(3);

    /** Of so many deaths, one take-over at least has to be measured. */
    private static final int DEATHS_FOR_EACH = 10;

    /**
     * Reckons them from the logs.
     *
     * @param canaries their ids
     * @param deaths of processes that were killed or ended by themselves
     * @param end when the canaries were told to end, in microseconds since 1970
     * @param most how long 99 of 100 may take; one that takes longer is not excused by what happens after that
     */
    public static TakeOvers of(
            Collection<String> canaries,
            List<Line> lines,
            List<Death> deaths,
            List<Outage> outages,
            long end,
            Duration most) {
        Map<String, TreeMap<Long, Line>> begun = begun(canaries, lines);
        List<Long> micros = new ArrayList<>();
        int passedBy = 0;
        List<Death> sudden = deaths.stream().filter(Death::isSudden).toList();
        for (Death death : sudden) {
            for (TreeMap<Long, Line> canary : begun.values()) {
                Map.Entry<Long, Line> last = canary.floorEntry(death.micros());
                Map.Entry<Long, Line> next = canary.higherEntry(death.micros());
                boolean hadIt = last != null && last.getValue().process() == death.process();
                if (!hadIt || (next == null && death.micros() > end)) {
                    continue;
                }
                long over = next == null ? end : next.getKey();
                long latest = death.micros() + TimeUnit.NANOSECONDS.toMicros(most.toNanos());
                boolean endsFirst = next == null && end < latest;
                if (endsFirst || isDisturbed(outages, death, last.getKey(), next, Math.min(over, latest))) {
                    passedBy++;
                } else {
                    micros.add(over - death.micros());
                }
            }
        }
        micros.sort(null);
        return new TakeOvers(List.copyOf(micros), passedBy, sudden.size(), most);
    }

    private static Map<String, TreeMap<Long, Line>> begun(Collection<String> canaries, List<Line> lines) {
        Map<String, TreeMap<Long, Line>> begun = new HashMap<>();
        for (Line line : lines) {
            if (line.begins() && canaries.contains(line.instanceId())) {
                begun.computeIfAbsent(line.instanceId(), none -> new TreeMap<>())
                        .put(line.micros(), line);
            }
        }
        return begun;
    }

    private static boolean isDisturbed(
            List<Outage> outages, Death death, long last, Map.@Nullable Entry<Long, Line> next, long until) {
        long heir = next == null ? 0 : next.getValue().process();
        return outages.stream()
                .anyMatch(outage -> disturbs(outage, death, heir) && outage.overlaps(last - AFTER_OUTAGE, until));
    }

    private static boolean disturbs(Outage outage, Death death, long heir) {
        return outage.slot() == Outage.DATABASE
                || outage.process() == death.process()
                || (heir != 0 && outage.process() == heir);
    }

    /** The quantile, in milliseconds; 0 if there are none. */
    public double millis(double quantile) {
        if (micros.isEmpty()) {
            return 0;
        }
        int index = (int) Math.ceil(quantile * micros.size()) - 1;
        return micros.get(Math.max(0, index)) / 1_000.0;
    }

    /** What is wrong with them: that they are too slow, or too few to tell. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (millis(0.99) > most.toMillis()) {
            complaints.add("TOO SLOW The 99th percentile of take-overs is above " + most.toMillis() + " ms");
        }
        int fewest = Math.max(1, deaths / DEATHS_FOR_EACH);
        if (micros.size() < fewest) {
            complaints.add("TOO FEW Of the take-overs " + micros.size() + " were measured; after " + deaths
                    + " deaths there have to be " + fewest);
        }
        return complaints;
    }
}
