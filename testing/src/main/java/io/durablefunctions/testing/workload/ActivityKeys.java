package io.durablefunctions.testing.workload;

import java.util.Set;

/**
 * The keys of a program's activities.
 *
 * @param required those that a run which completed or failed must have run at least once
 * @param allowed those that it may have run, the required ones among them
 */
public record ActivityKeys(Set<String> required, Set<String> allowed) {}
