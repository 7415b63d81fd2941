/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.parallel;

import org.jspecify.annotations.NullMarked;
