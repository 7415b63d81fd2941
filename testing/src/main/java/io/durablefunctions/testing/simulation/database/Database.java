package io.durablefunctions.testing.simulation.database;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/** The three tables, and a clock. Not thread-safe. */
public final class Database {

    final Table<String, InstanceRow> state = new Table<>();
    final Table<JournalRow.Key, JournalRow> history = new Table<>();
    final Table<Letter.Key, Letter> inbox = new Table<>();
    private final LongSupplier clock;
    private final Set<Flaw> flaws;
    private Consumer<List<Delta>> witness = deltas -> {};
    private long copies;

    /** @param clock in microseconds since 1970 */
    public Database(LongSupplier clock, Set<Flaw> flaws) {
        this.clock = clock;
        this.flaws = flaws.isEmpty() ? EnumSet.noneOf(Flaw.class) : EnumSet.copyOf(flaws);
    }

    /** The time, in microseconds since 1970. */
    public long now() {
        return clock.getAsLong();
    }

    /** Whether a rule of the protocol is broken, to see whether that is noticed. */
    public boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    /** Who is told of each transaction that has committed. */
    public void witnessedBy(Consumer<List<Delta>> told) {
        witness = told;
    }

    void commit(Transaction transaction) {
        witness.accept(transaction.commit());
    }

    /** Runs a query on what is committed. */
    public <T> T look(Read<T> query) {
        return look(new Transaction(), query);
    }

    <T> T look(Transaction transaction, Read<T> query) {
        query.step(this, transaction);
        return query.answer();
    }

    /**
     * Adds all that is stored and all that is under way.
     *
     * @param backends all of them that may be at something, in an order that the same state always has
     */
    public void addTo(Digest digest, List<Backend> backends) {
        ToIntFunction<Transaction> numbers = transaction -> {
            int number = 0;
            while (number < backends.size() && !backends.get(number).runs(transaction)) {
                number++;
            }
            return number;
        };
        state.addTo(digest, numbers);
        history.addTo(digest.add(1L), numbers);
        inbox.addTo(digest.add(2L), numbers);
        backends.forEach(backend -> backend.addTo(digest));
    }

    long nextCopy() {
        return ++copies;
    }
}
