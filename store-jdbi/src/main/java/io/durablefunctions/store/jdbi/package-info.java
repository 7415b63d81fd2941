/**
 * Keeps instances in PostgreSQL: {@link io.durablefunctions.store.jdbi.PostgreSqlStateStore}. Each table has a class that owns
 * its SQL; a flush of many commits is one transaction of two round trips.
 */
@NullMarked
package io.durablefunctions.store.jdbi;

import org.jspecify.annotations.NullMarked;
