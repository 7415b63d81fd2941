package io.durablefunctions.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes of an instance at the end of a turn, if {@code version} is still its version.
 *
 * @param instanceId the instance
 * @param version the version of the lease under which the turn was taken
 * @param row the journal row to append, which whoever takes turns numbers on from the last one: a row that is there already is refused, a gap
 *     need not be noticed; null if nothing happened
 * @param consumed ids of the inbox messages whose events are in the row (or in the state, at the end); each must still be there
 * @param then what becomes of the instance
 */
public record TurnWrite(
        String instanceId, long version, @Nullable HistoryRow row, List<String> consumed, Then then) {

    public TurnWrite {
        consumed = List.copyOf(consumed);
    }

    /** What becomes of an instance after a turn. */
    public sealed interface Then {

        /** It stays leased; its row is not touched. */
        record Keep() implements Then {}

        /**
         * It is given back and sleeps.
         *
         * @param due when it is ready again; null if only a message can wake it
         */
        record Release(@Nullable Instant due) implements Then {}

        /**
         * It has ended.
         *
         * @param stateJson the whole state
         * @param keepJournal whether its journal rows stay, because the history is too long for the state; also if there are none
         */
        record Complete(String stateJson, boolean keepJournal) implements Then {}

        /**
         * It goes on with a new history and stays leased. The journal rows are removed; the next row is {@code base + 1}, also if
         * this turn's row was never written.
         *
         * @param stateJson the new state; holds {@code base} as a number
         * @param base the number of the last journal row
         */
        record ContinueAsNew(String stateJson, long base) implements Then {}

        /** It is set aside, leased to {@link StateStore#QUARANTINE} for ever. */
        record Quarantine() implements Then {}
    }

    /** Whether this raises the version. */
    public boolean raisesVersion() {
        return !(then instanceof Then.Keep);
    }

    /** Whether the journal's rows are removed and its own is not appended, whatever its number: the state holds all that is needed. */
    public boolean foldsJournal() {
        return then instanceof Then.ContinueAsNew || (then instanceof Then.Complete end && !end.keepJournal());
    }
}
