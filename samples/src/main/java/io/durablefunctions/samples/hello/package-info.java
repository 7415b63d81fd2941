/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.hello;

import org.jspecify.annotations.NullMarked;
