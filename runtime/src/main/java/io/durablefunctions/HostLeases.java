package io.durablefunctions;

import java.time.Instant;

/**
 * A host, by the leases it holds. A host without instances holds none and is not seen.
 *
 * @param host the name under which it holds them
 * @param instances how many
 * @param expired how many of them have ended without being renewed: more than none for long means that the host has died or stands still
 * @param latestExpiry when the last of them ends, by the database's clock
 */
public record HostLeases(String host, long instances, long expired, Instant latestExpiry) {}
