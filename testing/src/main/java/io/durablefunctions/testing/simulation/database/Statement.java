package io.durablefunctions.testing.simulation.database;

import org.jspecify.annotations.Nullable;

/**
 * A statement on its way, taken in steps. The first step takes its snapshot.
 *
 * @param <T> what it answers
 */
public abstract class Statement<T extends @Nullable Object> {

    private @Nullable Transaction waitsFor;

    /** What a step did. */
    enum Progress {
        /** There is more to do. */
        MORE,
        /** It has to wait until {@link #waitsFor} has ended. */
        WAITS,
        DONE
    }

    abstract Progress step(Database database, Transaction transaction) throws SqlProblem;

    /** The answer, once it is done. */
    public abstract T answer();

    /** How far it has come. */
    abstract void addTo(Digest digest);

    final Progress waitFor(Transaction holder) {
        waitsFor = holder;
        return Progress.WAITS;
    }

    final @Nullable Transaction waitsFor() {
        return waitsFor;
    }
}
