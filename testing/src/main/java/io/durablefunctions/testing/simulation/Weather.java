package io.durablefunctions.testing.simulation;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What goes wrong in a run, and how often. Not all kinds in all runs: what hides behind a frequent fault is seen where that one is missing.
 *
 * @param faults the kinds
 * @param rate how many steps of a thousand see one
 * @param mostStepMicros how long a step takes at most
 */
record Weather(Set<Fault> faults, int rate, int mostStepMicros) {

    /** Something that goes wrong. */
    enum Fault {
        /** A request never reaches the server. */
        LOST_REQUEST,
        /** The server has done it, and the client never hears. */
        LOST_ANSWER,
        /** The client gives up while the server is still at it. */
        LOST_PATIENCE,
        /** A process dies, and another one takes its place later. */
        KILL,
        /** A process stands still for longer than its leases last. */
        FREEZE,
        /** The same, and its stopwatch stands still too. */
        SUSPEND,
        /** The server stops and comes back; what was not committed is lost. */
        SERVER_CRASH,
        /** Time passes while nobody does anything. */
        LEAP,
        /** A call is answered long after it was done. */
        STALE_ANSWER,
        /** A call is made twice, and the first answer dropped. */
        REPEAT,
        /** The server ends a transaction to be tried again. */
        SERIALIZATION,
        /** A process is stopped in good order. */
        DRAIN,
        /** Hints get lost. */
        LOST_HINT,
        /** What became of a transaction cannot be told. */
        NO_TRANSACTION_STATUS
    }

    /** No faults at all. */
    static final Weather CALM = new Weather(EnumSet.noneOf(Fault.class), 0, 20);

    static Weather of(SplittableRandom random) {
        if (random.nextInt(12) == 0) {
            return CALM;
        }
        EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
        int percent = 15 + random.nextInt(50);
        for (Fault fault : Fault.values()) {
            if (random.nextInt(100) < percent) {
                faults.add(fault);
            }
        }
        int[] rates = {2, 5, 10, 30, 80};
        int[] micros = {2, 50, 500, 3_000, 20_000};
        return new Weather(faults, rates[random.nextInt(rates.length)], micros[random.nextInt(micros.length)]);
    }

    /** Whether nothing goes wrong and nobody is slow. */
    boolean isFine() {
        return faults.isEmpty() && mostStepMicros <= CALM.mostStepMicros;
    }

    boolean has(Fault fault) {
        return faults.contains(fault);
    }

    Weather without(Fault fault) {
        EnumSet<Fault> fewer = faults.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(faults);
        fewer.remove(fault);
        return new Weather(fewer, rate, mostStepMicros);
    }
}
