package io.durablefunctions.testing.sequences;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A commit by what it means in a sequence. */
record PlannedCommit(@Nullable Turn turn, List<Start> starts, List<Mail> messages) {

    /** What becomes of an instance after a turn. */
    enum Then {
        KEEP,
        SLEEP,
        RELEASE,
        END,
        END_KEEPING_JOURNAL,
        CONTINUE_AS_NEW,
        QUARANTINE
    }

    /** Which row a turn appends. */
    enum Row {
        NEXT,
        NONE,
        /** One that is there already. */
        AGAIN
    }

    /** What a turn consumes beside mail that is there. */
    enum Odd {
        NOTHING,
        MISSING,
        TWICE
    }

    /**
     * A turn.
     *
     * @param off how far from the current version
     * @param consumed how many of the messages that wait
     * @param hours how many hours ago the instance is due, if it is released; negative for later
     */
    record Turn(int instance, long off, Row row, int consumed, Odd odd, Then then, long hours) {
        @Override
        public String toString() {
            return "turn i" + instance + (off == 0 ? "" : " version" + (off > 0 ? "+" : "") + off) + " row " + row
                    + (consumed == 0 ? "" : " consumes " + consumed) + (odd == Odd.NOTHING ? "" : " and " + odd)
                    + " then "
                    + then + (then == Then.RELEASE ? " due " + hours + " h ago" : "");
        }
    }

    /**
     * A start.
     *
     * @param host to whom it is leased; negative for nobody
     * @param hours of the lease or the delay; negative for one that has ended
     */
    record Start(int instance, int function, int host, long hours, boolean tooLong) {
        @Override
        public String toString() {
            return "start i" + instance + " F" + function + (host < 0 ? " in " : " for h" + host + " for ") + hours
                    + " h" + (tooLong ? " with an id that is too long" : "");
        }
    }

    /** A message. */
    record Mail(int receiver, String id, boolean receiverIsHere) {
        @Override
        public String toString() {
            return "send " + id + " to i" + receiver + (receiverIsHere ? " who is here" : "");
        }
    }

    /** The same with one part left out. */
    List<PlannedCommit> smaller() {
        List<PlannedCommit> smaller = new ArrayList<>();
        if (turn != null) {
            smaller.add(new PlannedCommit(null, starts, messages));
        }
        for (int i = 0; i < starts.size(); i++) {
            smaller.add(new PlannedCommit(turn, without(starts, i), messages));
        }
        for (int i = 0; i < messages.size(); i++) {
            smaller.add(new PlannedCommit(turn, starts, without(messages, i)));
        }
        smaller.removeIf(PlannedCommit::isEmpty);
        return smaller;
    }

    private boolean isEmpty() {
        return turn == null && starts.isEmpty() && messages.isEmpty();
    }

    static <T> List<T> without(List<T> list, int index) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return rest;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (turn != null) {
            parts.add(turn.toString());
        }
        Stream.concat(starts.stream(), messages.stream()).forEach(part -> parts.add(part.toString()));
        return String.join(", ", parts);
    }
}
