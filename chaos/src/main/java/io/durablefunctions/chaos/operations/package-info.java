/** What is asked of the engine from outside, what it answered, and the log of both. */
@NullMarked
package io.durablefunctions.chaos.operations;

import org.jspecify.annotations.NullMarked;
