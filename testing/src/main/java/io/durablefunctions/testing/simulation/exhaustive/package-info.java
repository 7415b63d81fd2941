/**
 * Every interleaving of two hosts over short programs, on the model of the database. What a host does is a chain of store calls, composed as the
 * store composes them; each step of a back end, each COMMIT, each failure is a choice, and every choice is gone through. Nothing in here is
 * thread-safe.
 */
@NullMarked
package io.durablefunctions.testing.simulation.exhaustive;

import org.jspecify.annotations.NullMarked;
