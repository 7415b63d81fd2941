package io.durablefunctions.management;

/**
 * What a call on many instances has done.
 *
 * @param affected how many instances it terminated or purged
 * @param remaining how many of those that match it did not come to; 0 only if there are none
 * @param isExact whether {@code remaining} is exact. Otherwise it is how many were counted, at least 1, and there may be more or, where the time
 *     was over, none: repeat the call. At most 1,000,000 are counted, or 10,000 where the filter has some of the statuses of open instances and
 *     not all
 */
public record BulkResult(int affected, long remaining, boolean isExact) {}
