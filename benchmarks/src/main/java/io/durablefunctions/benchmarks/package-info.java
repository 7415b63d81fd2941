/** How fast Durable Functions are: workloads, peers that take the same workloads, and what is measured of them. */
@NullMarked
package io.durablefunctions.benchmarks;

import org.jspecify.annotations.NullMarked;
