/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.pipeline;

import org.jspecify.annotations.NullMarked;
