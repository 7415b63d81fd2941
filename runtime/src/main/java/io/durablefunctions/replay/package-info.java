/**
 * A turn as a function: history and definition in, outcome out. Pure: no clock, no input or output, no threads, no randomness
 * of its own.
 */
@NullMarked
package io.durablefunctions.replay;

import org.jspecify.annotations.NullMarked;
