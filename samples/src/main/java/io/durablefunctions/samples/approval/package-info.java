/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.approval;

import org.jspecify.annotations.NullMarked;
