package io.durablefunctions.testing.simulation.database;

import org.jspecify.annotations.Nullable;

/**
 * What a transaction made of a row.
 *
 * @param key its primary key
 * @param before the row before; null for none
 * @param after the row after; null for none
 */
public record Delta(
        Comparable<?> key,
        @Nullable Object before,
        @Nullable Object after) {}
