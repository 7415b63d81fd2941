/** The workloads, W1 to W9. */
@NullMarked
package io.durablefunctions.benchmarks.workloads;

import org.jspecify.annotations.NullMarked;
