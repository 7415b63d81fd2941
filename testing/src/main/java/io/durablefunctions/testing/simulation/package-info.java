/**
 * Hosts, a database and all that can go wrong with them, on one thread, in virtual time, from one seed. The engine is the real one; the database
 * is a model that is taken apart into steps; at each step chance decides who goes next.
 */
@NullMarked
package io.durablefunctions.testing.simulation;

import org.jspecify.annotations.NullMarked;
