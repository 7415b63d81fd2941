/** The vocabulary of an orchestration's history: sealed events, commands, and the stored state. Records only. */
@NullMarked
package io.durablefunctions.journal;

import org.jspecify.annotations.NullMarked;
