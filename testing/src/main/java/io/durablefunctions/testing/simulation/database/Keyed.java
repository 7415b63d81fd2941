package io.durablefunctions.testing.simulation.database;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a statement changes and what becomes of them.
 *
 * @param from the table
 * @param named the keys to look at, in the order in which they are locked
 * @param where which of them are meant
 * @param becoming what becomes of them; null deletes
 */
record Keyed<K extends Comparable<K>, R>(
        Function<Database, Table<K, R>> from,
        BiFunction<Database, Transaction, List<K>> named,
        Condition<K, R> where,
        Becoming<K, R> becoming) {

    /** A WHERE. */
    interface Condition<K, R> {
        boolean holds(Database database, Transaction transaction, K key, R row);
    }

    /** A SET. */
    interface Becoming<K, R> {
        @Nullable
        R of(Database database, K key, R row);
    }

    static Keyed<String, InstanceRow> instances(
            BiFunction<Database, Transaction, List<String>> named,
            Condition<String, InstanceRow> where,
            Becoming<String, InstanceRow> becoming) {
        return new Keyed<>(database -> database.state, named, where, becoming);
    }

    static Keyed<JournalRow.Key, JournalRow> journal(
            BiFunction<Database, Transaction, List<JournalRow.Key>> named,
            Condition<JournalRow.Key, JournalRow> where,
            Becoming<JournalRow.Key, JournalRow> becoming) {
        return new Keyed<>(database -> database.history, named, where, becoming);
    }

    static Keyed<Letter.Key, Letter> mail(
            BiFunction<Database, Transaction, List<Letter.Key>> named,
            Condition<Letter.Key, Letter> where,
            Becoming<Letter.Key, Letter> becoming) {
        return new Keyed<>(database -> database.inbox, named, where, becoming);
    }
}
