package io.durablefunctions.chaos.driver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When which fault is due: some more of each kind than have to be, spread over the run.
 *
 * @param faults in the order of time
 */
record Schedule(List<Due> faults) {

    private static final double MORE = 1.25;

    /** Of the run: faults that take long have to begin early enough to be over. */
    private static final double LONG_UNTIL = 0.6;

    private static final double UNTIL = 0.95;

    /**
     * A fault.
     *
     * @param millis when, from the beginning of the run
     * @param kind which kind
     * @param seed decides what else there is to decide
     */
    record Due(long millis, FaultKind kind, long seed) {}

    static Schedule of(long seed, double minutes) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Due> faults = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            int planned = (int) Math.ceil(kind.quota(minutes) * MORE);
            double millis = minutes * 60_000 * (kind.isLong() && minutes < 20 ? LONG_UNTIL : UNTIL);
            for (int i = 0; i < planned; i++) {
                long at = (long) (millis * (i + random.nextDouble()) / planned);
                faults.add(new Due(at, kind, random.nextLong()));
            }
        }
        faults.sort(Comparator.comparingLong(Due::millis));
        return new Schedule(List.copyOf(faults));
    }
}
