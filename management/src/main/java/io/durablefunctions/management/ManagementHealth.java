package io.durablefunctions.management;

import io.durablefunctions.engine.RuntimeStatistics;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a host and its store are.
 *
 * @param state what it comes to
 * @param problems what is wrong, in sentences; empty if nothing is
 * @param configurationWarnings what the configuration warns of, in sentences; empty if of nothing, or if none was told
 * @param storeLatency how long the store took to tell its time; null if it could not
 * @param hostName the name of the host asked; null without one
 * @param statistics what the host asked has done and has at hand; null without one
 */
public record ManagementHealth(
        State state,
        List<String> problems,
        List<String> configurationWarnings,
        @Nullable Duration storeLatency,
        @Nullable String hostName,
        @Nullable RuntimeStatistics statistics) {

    public ManagementHealth {
        problems = List.copyOf(problems);
        configurationWarnings = List.copyOf(configurationWarnings);
    }

    /** From best to worst. */
    public enum State {
        /** All is well. */
        HEALTHY,
        /**
         * It works, but somebody should look: leases of some host have ended without being renewed, or the configuration has
         * warnings.
         */
        DEGRADED,
        /** The store is out of reach, or the host does not run. */
        UNHEALTHY
    }
}
