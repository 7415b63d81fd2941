package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.Written;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a COMMIT was lost. Holds what is true if it happened, and what helps to find out. */
final class UnknownCommit extends Exception {

    private static final long serialVersionUID = 1;

    final transient FlushPlan plan;
    /** Null if no answer to anything came. */
    final transient @Nullable List<Written> ifDurable;

    final transient @Nullable TransactionId transaction;

    UnknownCommit(
            FlushPlan plan,
            @Nullable List<Written> ifDurable,
            @Nullable TransactionId transaction,
            SQLException cause) {
        super(cause);
        this.plan = plan;
        this.ifDurable = ifDurable;
        this.transaction = transaction;
    }
}
