/**
 * Orchestrations to run an engine with: programs made from a seed, the orchestrator that interprets them, and a model that knows, from the
 * program alone, how each may end.
 */
@NullMarked
package io.durablefunctions.testing.workload;

import org.jspecify.annotations.NullMarked;
