/** What went wrong in a run, by whoever did it, for whoever judges it. */
@NullMarked
package io.durablefunctions.chaos.incidents;

import org.jspecify.annotations.NullMarked;
