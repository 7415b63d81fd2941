package io.durablefunctions.store;

import java.time.Duration;
import java.util.Set;

/**
 * Who claims, and what.
 *
 * @param host the lease owner
 * @param functions names of the functions that the host serves
 * @param limit how many at most
 * @param lease how long the leases last
 * @param fence the events, as JSON, of the journal row that a take-over adds
 */
public record ClaimRequest(String host, Set<String> functions, int limit, Duration lease, String fence) {}
