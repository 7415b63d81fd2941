package io.durablefunctions.testing.simulation.database;

import java.util.List;

/** A query that fails unless it finds so many rows. */
final class Guarded<T> extends Statement<List<T>> {

    private final Read<List<T>> query;
    private final int expected;

    Guarded(Read<List<T>> query, int expected) {
        this.query = query;
        this.expected = expected;
    }

    @Override
    Progress step(Database database, Transaction transaction) throws SqlProblem {
        query.step(database, transaction);
        if (query.answer().size() != expected) {
            throw new SqlProblem(SqlProblem.Kind.GUARD);
        }
        return Progress.DONE;
    }

    @Override
    void addTo(Digest digest) {
        query.addTo(digest);
    }

    @Override
    public List<T> answer() {
        return query.answer();
    }
}
