/** Counts and figures. */
@NullMarked
package io.durablefunctions.chaos.report;

import org.jspecify.annotations.NullMarked;
