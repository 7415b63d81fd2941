/** See docs/samples.md. */
@NullMarked
package io.durablefunctions.samples.suborchestrations;

import org.jspecify.annotations.NullMarked;
