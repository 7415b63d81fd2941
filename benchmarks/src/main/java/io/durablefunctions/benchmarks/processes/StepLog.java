package io.durablefunctions.benchmarks.processes;

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
 * What steps a process began and ended, in a file outside the database: a line is in the file system's hands when {@link #note} returns, so
 * that it survives the process. Thread-safe.
 */
public final class StepLog {

    private final FileChannel file;

    private StepLog(FileChannel file) {
        this.file = file;
    }

    /**
     * A line of the log.
     *
     * @param instanceId whose step
     * @param step which, from 0
     * @param process who took it
     * @param begins whether it began; otherwise it ended
     * @param micros when, in microseconds since 1970
     */
    public record Line(String instanceId, int step, long process, boolean begins, long micros) {

        static Line parse(String line) {
            String[] words = line.split(" ", -1);
            return new Line(
                    words[0],
                    Integer.parseInt(words[1]),
                    Long.parseLong(words[2]),
                    words[3].equals("begin"),
                    Long.parseLong(words[4]));
        }

        @Override
        public String toString() {
            return instanceId + " " + step + " " + process + (begins ? " begin " : " end ") + micros;
        }
    }

    /** Appends to a file, which is created. */
    static StepLog appendTo(Path path) throws IOException {
        return new StepLog(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Notes a step of this process, now. */
    void note(String instanceId, int step, boolean begins) {
        Line line = new Line(instanceId, step, ProcessHandle.current().pid(), begins, microsNow());
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
        try {
            file.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The time on this machine's clock, in microseconds since 1970. */
    public static long microsNow() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** All whole lines of a file; none if there is no such file. */
    public static List<Line> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        String text = Files.readString(path, StandardCharsets.US_ASCII);
        try (Stream<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines()) {
            return lines.map(Line::parse).toList();
        }
    }
}
