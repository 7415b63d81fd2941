/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.eternal;

import org.jspecify.annotations.NullMarked;
