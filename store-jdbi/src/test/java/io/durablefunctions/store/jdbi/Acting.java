package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.ActivityTransactions;
import io.durablefunctions.store.Commit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** An activity of a test: what it does, and the commit that follows. */
record Acting(Action action, Callable<@Nullable Commit> then) implements ActivityTransactions.Work {

    /** What an activity does. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /** Executes SQL on the connection of the activity, then has this commit written. */
    static Acting sql(String sql, @Nullable Commit then) {
        return new Acting(() -> execute(sql), () -> then);
    }

    /** Within an activity. */
    static void execute(String sql) {
        PostgreSqlStateStore.currentHandle().execute(sql);
    }

    @Override
    public void act() throws Exception {
        action.run();
    }

    @Override
    public @Nullable Commit commit() {
        try {
            return then.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
