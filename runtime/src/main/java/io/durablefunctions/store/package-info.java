/**
 * The port a database implements. A store keeps texts it does not understand (state, events, messages are JSON of the engine's)
 * and takes care of one thing: that of several hosts only the one whose version is current changes an instance, in one piece.
 */
@NullMarked
package io.durablefunctions.store;

import org.jspecify.annotations.NullMarked;
