/** Counts, and the table at the end. */
@NullMarked
package io.durablefunctions.chaos.report;

import org.jspecify.annotations.NullMarked;
