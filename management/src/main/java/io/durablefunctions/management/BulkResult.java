package io.durablefunctions.management;

/**
 * What a call on many instances has done.
 *
 * @param affected how many instances it terminated or purged
 * @param remaining how many that matched when it began are left; at most 1,000,000 are counted, or 10,000 where the filter has some
 *     of the statuses of open instances and not all
 */
public record BulkResult(int affected, long remaining) {}
