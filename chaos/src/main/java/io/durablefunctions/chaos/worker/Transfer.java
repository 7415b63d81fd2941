package io.durablefunctions.chaos.worker;

import io.durablefunctions.ActivityContext;
import io.durablefunctions.ValueType;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** An orchestration that moves money between two accounts, by an activity in a transaction of the store. */
public final class Transfer {

    /** The orchestrator's name. Its input is a text: from which account, to which, how much. */
    public static final String ORCHESTRATOR = "Transfer";

    /** How many accounts there are, numbered from 0. */
    public static final int ACCOUNTS = 20;

    /** What is in each of them at first. */
    public static final long CENTS = 100_000;

    /** What makes the tables: no key keeps a transfer from being noted twice, so that it would be seen. */
    public static final List<String> TABLES = List.of(
            "CREATE TABLE chaos_account (id int PRIMARY KEY, cents bigint NOT NULL)",
            "CREATE TABLE chaos_transfer (instance_id text NOT NULL)",
            "INSERT INTO chaos_account SELECT i, " + CENTS + " FROM generate_series(0, " + (ACCOUNTS - 1) + ") i",
            "GRANT ALL ON chaos_account, chaos_transfer TO PUBLIC");

    private static final String MOVE = "Transfer.move";
    private static final String CHANGE = "UPDATE chaos_account SET cents = cents + ? WHERE id = ?";
    private static final ValueType<String> TEXT = ValueType.of(String.class);

    private Transfer() {}

    /** The input of a transfer. */
    public static String input(int from, int to, int cents) {
        return "\"" + from + " " + to + " " + cents + "\"";
    }

    /** Registers orchestrator and activity. */
    public static void serve(DurableFunctionRuntimeBuilder host) {
        host.orchestrator(
                ORCHESTRATOR, String.class, String.class, (context, order) -> context.call(MOVE, order, String.class));
        host.activityInStoreTransaction(MOVE, TEXT, TEXT, Transfer::move);
    }

    private static String move(String order) {
        String[] parts = order.split(" ", 3);
        int from = Integer.parseInt(parts[0]);
        int to = Integer.parseInt(parts[1]);
        long cents = Long.parseLong(parts[2]);
        Handle handle = PostgreSqlStateStore.currentHandle();
        boolean isUpwards = from < to; // rows are locked in the order of their keys
        handle.execute(CHANGE, isUpwards ? -cents : cents, Math.min(from, to));
        handle.execute(CHANGE, isUpwards ? cents : -cents, Math.max(from, to));
        handle.execute(
                "INSERT INTO chaos_transfer VALUES (?)",
                ActivityContext.current().instanceId());
        return order;
    }
}
