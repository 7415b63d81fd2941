/**
 * A model of a PostgreSQL at READ COMMITTED that holds the three tables: transactions, a snapshot for each statement, row locks, unique keys that
 * wait, SKIP LOCKED, lost connections. A statement is taken in steps, between which others may take theirs.
 */
@NullMarked
package io.durablefunctions.testing.simulation.database;

import org.jspecify.annotations.NullMarked;
