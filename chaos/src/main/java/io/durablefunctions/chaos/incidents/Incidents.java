package io.durablefunctions.chaos.incidents;

import io.durablefunctions.chaos.worker.ActivityFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** When workers died, and when what was out of order. Also in a file. Thread-safe. */
public final class Incidents {

    private static final long NOT_OVER = Long.MAX_VALUE;

    private final Path file;
    private final List<Death> deaths = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** Kept in this file. */
    public Incidents(Path file) {
        this.file = file;
    }

    /**
     * A worker ended.
     *
     * @param slot its place in the fleet
     * @param process its process id
     * @param cause what it was told, one of these; {@link #NONE} if it ended by itself
     * @param told when it was told, in microseconds since 1970; of one that ended by itself, when it ended
     * @param exitCode with what
     * @param micros when
     */
    public record Death(int slot, long process, String cause, long told, int exitCode, long micros) {

        /** Of those that were killed. */
        public static final String KILLED = "KILL";

        /** Of those that were told to end in good order. */
        public static final String DRAINED = "DRAIN";

        /** Of those that were told nothing. */
        public static final String NONE = "NONE";

        /** Whether it came without warning, so that its instances had to be taken over. */
        public boolean isSudden() {
            return cause.equals(KILLED);
        }
    }

    /**
     * Something was out of order.
     *
     * @param kind what
     * @param slot of which worker; {@link #DATABASE} for the database of all, {@link #POISON} for an instance that harms its host
     * @param process the worker's process id; 0 for none
     * @param from since when, in microseconds since 1970
     * @param to until when
     */
    public record Outage(String kind, int slot, long process, long from, long to) {

        /** The slot of what harms all. */
        public static final int DATABASE = -1;

        /** The slot of what harms whoever runs it; its kind is the name of the poison. */
        public static final int POISON = -2;

        /** Whether some of it lies in this time. */
        public boolean overlaps(long begin, long end) {
            return from <= end && to >= begin;
        }
    }

    /** Ends an outage. */
    @FunctionalInterface
    public interface Begun {
        /** From now on it is in order. */
        void end();
    }

    /** A worker has died. */
    public synchronized void died(Death death) {
        deaths.add(death);
        write(death.toString());
    }

    /** The run itself could not do what it had to. */
    public synchronized void failed(String what) {
        failures.add(what);
        note("FAILED " + what);
    }

    /** Something is out of order from now on. */
    public synchronized Begun begin(String kind, int slot, long process) {
        int index = outages.size();
        Outage begun = new Outage(kind, slot, process, ActivityFile.microsNow(), NOT_OVER);
        outages.add(begun);
        return () -> end(index);
    }

    private synchronized void end(int index) {
        Outage begun = outages.get(index);
        Outage ended = new Outage(begun.kind(), begun.slot(), begun.process(), begun.from(), ActivityFile.microsNow());
        outages.set(index, ended);
        write(ended.toString());
    }

    /** Notes something else. */
    public synchronized void note(String what) {
        write(ActivityFile.microsNow() + " " + what);
    }

    private void write(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All deaths so far. */
    public synchronized List<Death> deaths() {
        return List.copyOf(deaths);
    }

    /** What the run could not do so far. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** All outages so far. */
    public synchronized List<Outage> outages() {
        return List.copyOf(outages);
    }

    /** Whether something is out of order with this slot, or with the database, in this time. */
    public synchronized boolean isAnything(int slot, long begin, long end) {
        return outages.stream().anyMatch(outage -> outage.slot() == slot && outage.overlaps(begin, end));
    }
}
