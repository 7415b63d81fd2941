package io.durablefunctions.store;

/**
 * A lease that a host holds: of this instance, at this version.
 *
 * @param instanceId the instance
 * @param version its version
 */
public record Lease(String instanceId, long version) {}
