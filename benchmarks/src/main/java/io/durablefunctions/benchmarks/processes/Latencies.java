package io.durablefunctions.benchmarks.processes;

import java.util.Arrays;

/** Durations, of which shares are asked for. Thread-safe. */
public final class Latencies {

    // guarded by this
    private long[] micros = new long[1_024];
    private int count;

    /** Adds one, in microseconds. */
    public synchronized void add(long taken) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, count * 2);
        }
        micros[count++] = taken;
    }

    /** How many there are. */
    public synchronized int count() {
        return count;
    }

    /** What this share of them does not exceed, in milliseconds; NaN if there are none. */
    public synchronized double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(micros, 0, count);
        int rank = (int) Math.ceil(share * count);
        return micros[Math.max(0, Math.min(count, rank) - 1)] / 1e3;
    }
}
