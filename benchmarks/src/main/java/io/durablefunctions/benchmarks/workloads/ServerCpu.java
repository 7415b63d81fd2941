package io.durablefunctions.benchmarks.workloads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** How much CPU time the processes of PostgreSQL use. Linux only: elsewhere it is not a number. */
final class ServerCpu {

    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private ServerCpu() {}

    /** The seconds used in this time, in which nobody asks for anything but the hosts that poll. */
    static double during(Duration time, Optional<Integer> postmaster) throws IOException {
        rest(SETTLING); // whoever was busy, the collector of statistics too, has come to an end
        double before = used(postmaster);
        rest(time);
        return used(postmaster) - before;
    }

    private static double used(Optional<Integer> postmaster) throws IOException {
        if (postmaster.isEmpty() || !Files.exists(Path.of("/proc/self/stat"))) {
            return Double.NaN;
        }
        ProcessHandle process = ProcessHandle.of(postmaster.get()).orElseThrow();
        double seconds = used(process.pid());
        for (ProcessHandle child : process.descendants().toList()) {
            seconds += used(child.pid());
        }
        return seconds;
    }

    private static double used(long pid) throws IOException {
        try {
            return seconds(Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.US_ASCII));
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    /** From a line of {@code /proc}: what follows the name, which may contain anything, in parentheses. */
    static double seconds(String stat) {
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(words[USER]) + Long.parseLong(words[SYSTEM])) / TICKS_PER_SECOND;
    }

    private static void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long now = System.nanoTime(); end - now > 0; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
    }
}
