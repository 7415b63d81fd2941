/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.concurrency;

import org.jspecify.annotations.NullMarked;
