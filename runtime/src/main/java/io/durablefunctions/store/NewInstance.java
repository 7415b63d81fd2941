package io.durablefunctions.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An instance to insert. Its first version is the store's clock in microseconds since 1970, so that an id that is used again never repeats one.
 *
 * @param instanceId its id, at most 255 characters
 * @param functionName the stored name of its orchestrator, at most 255 characters
 * @param stateJson its state
 * @param delay how long from now it becomes ready
 * @param leasedTo the host to which it is leased from the start; null to leave it to whoever claims it
 * @param lease how long that lease lasts
 */
public record NewInstance(
        String instanceId,
        String functionName,
        String stateJson,
        Duration delay,
        @Nullable String leasedTo,
        Duration lease) {}
