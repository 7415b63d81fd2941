package io.durablefunctions.testing.simulation.exhaustive;

/**
 * A rule that does not hold.
 *
 * @param check its name
 * @param what happened
 */
record Violation(String check, String what) {}
