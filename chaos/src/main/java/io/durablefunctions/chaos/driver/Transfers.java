package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.worker.Transfer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/** Starts one transfer of money after the other. */
final class Transfers {

    private static final int MOST_CENTS = 100;

    private final SplittableRandom random;
    private final Asked engine;
    private final DataSource database;
    private volatile boolean stopped;
    private int number;

    Transfers(long seed, Asked engine, DataSource database) {
        this.random = new SplittableRandom(seed);
        this.engine = engine;
        this.database = database;
    }

    /** Fills the accounts, and starts a transfer every so often. */
    void begin(Background threads, long everyMillis) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : Transfer.TABLES) {
                statement.execute(sql);
            }
        }
        threads.every(everyMillis, this::next);
    }

    /** Starts no others. */
    void stop() {
        stopped = true;
    }

    private void next() {
        if (!stopped) {
            int from = random.nextInt(Transfer.ACCOUNTS);
            int to = (from + random.nextInt(1, Transfer.ACCOUNTS)) % Transfer.ACCOUNTS;
            String input = Transfer.input(from, to, random.nextInt(1, MOST_CENTS));
            engine.perform(new Operation(Kind.START, "transfer-" + number++, Transfer.ORCHESTRATOR, input));
        }
    }
}
