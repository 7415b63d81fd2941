package io.durablefunctions.store.jdbi;

import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.store.Written;
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
            FlushPlan plan, @Nullable List<Written> ifDurable, @Nullable TransactionId transaction, Throwable cause) {
        super(cause);
        this.plan = plan;
        this.ifDurable = ifDurable;
        this.transaction = transaction;
    }

    /** What a caller hears if it stays unknown. */
    OutcomeUnknownException told(String place) {
        return new OutcomeUnknownException(
                "The connection was lost during COMMIT: " + place
                        + ". It cannot be told whether it happened; ask for the instance's status before trying again.",
                getCause());
    }
}
