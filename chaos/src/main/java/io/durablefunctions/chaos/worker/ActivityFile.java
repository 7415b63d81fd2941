package io.durablefunctions.chaos.worker;

import io.durablefunctions.testing.workload.ActivityLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * The activities that processes began and ended, in a file outside the database that they all append to: a line is in the file system's hands
 * when a method returns, so that it survives the process. Thread-safe.
 */
public final class ActivityFile implements ActivityLog {

    private final FileChannel file;
    private final String release;

    private ActivityFile(FileChannel file, String release) {
        this.file = file;
        this.release = release;
    }

    /**
     * A line of the file.
     *
     * @param instanceId whose activity
     * @param key which activity
     * @param attempt which attempt, from 1
     * @param process who ran it
     * @param release the release of the code that ran it
     * @param begins whether it began; otherwise it ended
     * @param micros when, in microseconds since 1970
     */
    public record Line(
            String instanceId, String key, int attempt, long process, String release, boolean begins, long micros) {

        static Line parse(String line) {
            String[] words = line.split(" ", -1);
            return new Line(
                    words[0].intern(), // of which there are few, and many lines
                    words[1],
                    Integer.parseInt(words[2]),
                    Long.parseLong(words[3]),
                    words[4].intern(),
                    words[5].equals("begin"),
                    Long.parseLong(words[6]));
        }

        private String text() {
            return String.join(
                    " ",
                    instanceId,
                    key,
                    Integer.toString(attempt),
                    Long.toString(process),
                    release,
                    begins ? "begin" : "end",
                    Long.toString(micros));
        }
    }

    /** Appends to a file, which is created. */
    static ActivityFile appendTo(Path path, String release) throws IOException {
        return new ActivityFile(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND), release);
    }

    @Override
    public void begins(String instanceId, String key, int attempt) {
        note(instanceId, key, attempt, true);
    }

    @Override
    public void ends(String instanceId, String key, int attempt) {
        note(instanceId, key, attempt, false);
    }

    private void note(String instanceId, String key, int attempt, boolean begins) {
        Line line = new Line(instanceId, key, attempt, ProcessHandle.current().pid(), release, begins, microsNow());
        try {
            file.write(ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The time on this machine's clock, in microseconds since 1970. */
    public static long microsNow() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** All whole lines of a file, in the order in which they were written; none if there is no such file. */
    public static List<Line> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(path, StandardCharsets.US_ASCII)) {
            return lines.map(Line::parse).toList();
        }
    }
}
