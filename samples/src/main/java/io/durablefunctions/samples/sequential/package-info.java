/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.sequential;

import org.jspecify.annotations.NullMarked;
