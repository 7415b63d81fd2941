package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.worker.WorkerSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * How a run is to be.
 *
 * @param minutes how long faults are inflicted
 * @param seed decides the programs and the faults
 * @param directory where it keeps its files
 * @param claimedWithin how long an instance that is due may wait for a host, as long as there are hosts and a database
 */
public record ChaosOptions(double minutes, long seed, Path directory, Duration claimedWithin) {

    /** How to call it. */
    public static final String USAGE = "chaos/run --minutes N [--seed S] [--directory D]";

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException if they are not understood; with the usage as its message
     */
    public static ChaosOptions parse(List<String> arguments) {
        double minutes = 2;
        long seed = new SecureRandom().nextLong();
        Path directory = Path.of("chaos", "target", "run-" + System.currentTimeMillis());
        if (arguments.size() % 2 != 0) {
            throw new IllegalArgumentException(USAGE);
        }
        try {
            for (int i = 0; i < arguments.size(); i += 2) {
                String value = arguments.get(i + 1);
                switch (arguments.get(i)) {
                    case "--minutes" -> minutes = Double.parseDouble(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--directory" -> directory = Path.of(value);
                    default -> throw new IllegalArgumentException(USAGE);
                }
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(USAGE, e);
        }
        return new ChaosOptions(minutes, seed, directory, WorkerSettings.LEASE.multipliedBy(2));
    }
}
