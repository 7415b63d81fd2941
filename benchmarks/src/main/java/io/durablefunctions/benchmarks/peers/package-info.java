/** What takes the workloads: Durable Functions, the peer from outside, and PostgreSQL without either. */
@NullMarked
package io.durablefunctions.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
