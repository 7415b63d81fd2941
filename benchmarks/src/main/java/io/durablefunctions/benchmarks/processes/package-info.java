/** Hosts in processes of their own, which can be killed and told what to do. */
@NullMarked
package io.durablefunctions.benchmarks.processes;

import org.jspecify.annotations.NullMarked;
