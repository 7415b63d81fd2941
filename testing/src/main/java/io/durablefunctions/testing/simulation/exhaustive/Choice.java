package io.durablefunctions.testing.simulation.exhaustive;

import java.util.List;

/** What happens next, and to whom. */
record Choice(Kind kind, int who) {

    /** What may happen. */
    enum Kind {
        /** An actor goes on: its back end does a step, for which it is sent a request if it has none. */
        GO,
        /** A back end without a client does a step. */
        ORPHAN,
        /** A back end gives up a transaction that stands still. */
        TIME_OUT,
        /** Nobody is at anything, so time passes. */
        WAIT,
        /** Time passes: leases end, timers fire, timeouts expire. */
        TICK,
        /** An actor loses its connection when it has sent a COMMIT, which arrives at some time. */
        LOSE,
        /** The same, and the COMMIT does not arrive. */
        DROP,
        /** An actor dies when it is about to send something, and its back end is not told. */
        DIE,
        /** An actor dies when it has sent it. */
        DIE_LATER;

        /** Whether this is a misfortune, which nobody may rely on. */
        boolean isFault() {
            return compareTo(TICK) >= 0;
        }
    }

    private static final List<Kind> KINDS = List.of(Kind.values());

    @SuppressWarnings("EnumOrdinal") // lives as long as a run
    short code() {
        return (short) (KINDS.indexOf(kind) * 64 + who);
    }

    static Choice of(short code) {
        return new Choice(KINDS.get(code / 64), code % 64);
    }
}
