/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.retry;

import org.jspecify.annotations.NullMarked;
