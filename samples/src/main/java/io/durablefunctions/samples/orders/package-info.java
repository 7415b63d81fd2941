/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.orders;

import org.jspecify.annotations.NullMarked;
