/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.timers;

import org.jspecify.annotations.NullMarked;
