package io.durablefunctions.chaos.operations;

import io.durablefunctions.chaos.operations.Answer.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What was asked and what was answered, in a file outside the database and in memory. Thread-safe. */
public final class OperationLog implements AutoCloseable {

    private final FileChannel file;
    private final List<Entry> entries = new ArrayList<>();

    private OperationLog(FileChannel file) {
        this.file = file;
    }

    /**
     * An operation that was answered.
     *
     * @param operation what was asked
     * @param channel through whom
     * @param answer what was answered
     * @param micros when that was heard, in microseconds since 1970
     */
    public record Entry(Operation operation, String channel, Answer answer, long micros) {

        /** Whether this was the outcome. */
        public boolean is(Outcome outcome) {
            return answer.outcome() == outcome;
        }

        /** Whether this was asked. */
        public boolean is(Operation.Kind kind) {
            return operation.kind() == kind;
        }
    }

    /** A new log. */
    public static OperationLog in(Path path) throws IOException {
        return new OperationLog(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND));
    }

    /** Adds what was answered just now. */
    public synchronized void add(Operation operation, String channel, Answer answer) {
        Operation known = new Operation(operation.kind(), operation.instanceId(), operation.name(), "");
        Instant now = Instant.now();
        // the input of a start is of no use to a check, and long
        Operation kept = operation.kind() == Operation.Kind.START ? known : operation;
        Entry entry = new Entry(kept, channel, answer, ChronoUnit.MICROS.between(Instant.EPOCH, now));
        entries.add(entry);
        String line = now + " " + channel + " " + operation.line() + " " + answer.line() + "\n";
        try {
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them so far, in the order of the answers. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many had this outcome so far. */
    public synchronized long count(Outcome outcome) {
        return entries.stream().filter(entry -> entry.is(outcome)).count();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
