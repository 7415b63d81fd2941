package io.durablefunctions.testing.simulation.database;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A SELECT without locks: one snapshot. */
public final class Read<T extends @Nullable Object> extends Statement<T> {

    private final BiFunction<Database, Transaction, T> query;
    private @Nullable T answer;

    Read(BiFunction<Database, Transaction, T> query) {
        this.query = query;
    }

    @Override
    Progress step(Database database, Transaction transaction) {
        answer = query.apply(database, transaction);
        return Progress.DONE;
    }

    @Override
    void addTo(Digest digest) {
        digest.add(answer);
    }

    @Override
    @SuppressWarnings("NullAway") // answered after the step only
    public T answer() {
        return answer;
    }
}
