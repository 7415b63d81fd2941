package io.durablefunctions.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance that is ready, without its payload.
 *
 * @param instanceId its id
 * @param executeAfter since when it is ready
 * @param functionName the stored name of its orchestrator
 * @param version its version
 * @param leaseOwner who let its lease end; null for nobody
 * @param leaseExpiresAt when that lease ended; null for never leased
 */
public record ClaimableInstance(
        String instanceId,
        Instant executeAfter,
        String functionName,
        long version,
        @Nullable String leaseOwner,
        @Nullable Instant leaseExpiresAt) {}
