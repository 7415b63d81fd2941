package io.durablefunctions.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Processor time from {@code /proc}, where there is one. */
final class ProcessTimes {

    private static final Path PROC = Path.of("/proc");

    /** Linux tells times to programs in these units on all machines. */
    private static final double TICKS_PER_SECOND = 100;

    /** Where the fields are, counted from the state, which follows the name in parentheses; see proc(5). */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED_CHILDREN = 13;
    private static final int SYSTEM_OF_ENDED_CHILDREN = 14;

    private ProcessTimes() {}

    /** Seconds of processor time of a process and its children, of those that have ended too; empty if it cannot be told. */
    static OptionalDouble secondsOfTree(int pid) {
        Optional<String[]> parent = fields(PROC.resolve(Integer.toString(pid)));
        if (parent.isEmpty()) {
            return OptionalDouble.empty();
        }
        long ticks = ticks(parent.get())
                + Long.parseLong(parent.get()[USER_OF_ENDED_CHILDREN])
                + Long.parseLong(parent.get()[SYSTEM_OF_ENDED_CHILDREN]);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                ticks += fields(process)
                        .filter(child -> Integer.parseInt(child[PARENT]) == pid)
                        .map(ProcessTimes::ticks)
                        .orElse(0L);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return OptionalDouble.of(ticks / TICKS_PER_SECOND);
    }

    private static long ticks(String[] fields) {
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    }

    private static Optional<String[]> fields(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException endedOrNotLinux) {
            return Optional.empty();
        }
    }
}
