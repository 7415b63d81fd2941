package io.durablefunctions.management;

import io.durablefunctions.HostLeases;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.management.ManagementHealth.State;
import io.durablefunctions.store.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a host and its store. Thread-safe. */
final class HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);

    private final StateStore store;
    private final @Nullable DurableFunctionRuntime runtime;
    private final List<String> configurationWarnings;

    HealthCheck(StateStore store, @Nullable DurableFunctionRuntime runtime, List<String> configurationWarnings) {
        this.store = store;
        this.runtime = runtime;
        this.configurationWarnings = List.copyOf(configurationWarnings);
    }

    HealthCheck withConfigurationWarnings(List<String> warnings) {
        return new HealthCheck(store, runtime, warnings);
    }

    ManagementHealth run() {
        List<String> problems = new ArrayList<>();
        State state = configurationWarnings.isEmpty() ? State.HEALTHY : State.DEGRADED;
        Duration latency = latency();
        if (latency == null) {
            state = State.UNHEALTHY;
            problems.add("The state store is out of reach.");
        } else {
            long expired = expiredLeases();
            if (expired > 0) {
                state = State.DEGRADED;
                problems.add(expired + " leases have ended without being renewed: a host has died or stands still.");
            }
        }
        if (runtime != null && !runtime.isRunning()) {
            state = State.UNHEALTHY;
            problems.add("The host does not run.");
        }
        return new ManagementHealth(
                state,
                problems,
                configurationWarnings,
                latency,
                runtime == null ? null : runtime.hostName(),
                runtime == null ? null : runtime.statistics());
    }

    private @Nullable Duration latency() {
        long begun = System.nanoTime();
        try {
            store.now();
            return Duration.ofNanos(System.nanoTime() - begun);
        } catch (StateStoreException e) {
            LOG.debug("The state store is out of reach", e);
            return null;
        }
    }

    private long expiredLeases() {
        try {
            return store.hosts().stream().mapToLong(HostLeases::expired).sum();
        } catch (StateStoreException e) {
            LOG.debug("The state store does not tell its leases", e);
            return 0;
        }
    }
}
