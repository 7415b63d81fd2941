/** Starts the processes, the programs and the faults, and sees to it that each gets its turn. */
@NullMarked
package io.durablefunctions.chaos.driver;

import org.jspecify.annotations.NullMarked;
