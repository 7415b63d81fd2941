package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.Written;
import io.durablefunctions.testing.simulation.database.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A COMMIT without an answer. {@code ifDurable} is null if nothing else was answered either. */
final class UnknownCommit extends Exception {
    private static final long serialVersionUID = 1;
    final transient WritePlan plan;
    final transient @Nullable List<Written> ifDurable;
    final transient Request request;

    UnknownCommit(WritePlan plan, @Nullable List<Written> ifDurable, Request request) {
        super("unknown", null, false, false);
        this.plan = plan;
        this.ifDurable = ifDurable;
        this.request = request;
    }
}
