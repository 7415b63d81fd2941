package io.durablefunctions.benchmarks.peers;

import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.engine.RuntimeOptions;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Who takes part, and how it is started on an empty database. */
public enum Contender {

    /** This framework. */
    DURABLE_FUNCTIONS("durable-functions", false) {
        @Override
        public Peer open(Database database, int callers, IntUnaryOperator step) {
            RuntimeOptions options =
                    RuntimeOptions.defaults().maxConcurrentOrchestrations(Math.max(1_000, 2 * callers));
            return new DurableFunctionsPeer(database, options, step);
        }
    },

    /** The peer from outside. */
    DBOS("dbos", false) {
        @Override
        public Peer open(Database database, int callers, IntUnaryOperator step) {
            return new DbosPeer(database, step);
        }
    },

    /** PostgreSQL alone: a row and a commit a step, and one for the workflow. */
    POSTGRESQL("postgresql", true) {
        @Override
        public Peer open(Database database, int callers, IntUnaryOperator step) throws SQLException {
            return new RawCommitsPeer(database);
        }
    };

    private final String title;
    private final boolean yardstick;

    Contender(String title, boolean yardstick) {
        this.title = title;
        this.yardstick = yardstick;
    }

    /** Starts it. */
    public abstract Peer open(Database database, int callers, IntUnaryOperator step) throws SQLException;

    /** Names it in figures. */
    public String title() {
        return title;
    }

    /** Whether it only shows what the server can do, one caller at a time. */
    public boolean isYardstick() {
        return yardstick;
    }

    /** The two that run workflows. */
    public static List<Contender> frameworks() {
        return List.of(DURABLE_FUNCTIONS, DBOS);
    }
}
