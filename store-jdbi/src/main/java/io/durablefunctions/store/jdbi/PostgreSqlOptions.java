package io.durablefunctions.store.jdbi;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link PostgreSqlStateStore}. Immutable; every {@code with} method answers a changed copy.
 *
 * @param migrations whether {@code prepare()} creates and updates the tables. Default true, so that an empty database is enough to
 *     begin; turn it off where the store's user may not create tables and run the shipped {@code schema.sql} by hand
 * @param listenForHints whether hosts tell one another of new work with {@code NOTIFY}. Default true, because it saves the wait for
 *     the next poll; turn it off behind PgBouncer in transaction mode, which does not pass {@code LISTEN}. The same on all hosts
 * @param claimStrategy how ready instances are claimed. Default {@link ClaimStrategy#SKIP_LOCKED}
 * @param commandTimeout how long a statement may take, from a millisecond to a day; null for the connection string's {@code CommandTimeout}, or else 30 seconds
 * @param poolSize how many connections at most, besides one for renewing leases and one for listening; null for the connection string's
 *     {@code MaxPoolSize}, or else 10: more only makes the database slower, the work of many instances is written together
 * @param idleInTransactionTimeout after how long the database ends a transaction whose host has stopped, at most a day. Default 10 seconds:
 *     shorter than a lease, so that a stopped host does not hold up its successor. Sweeps, once a lease, go by it too, on a data source of
 *     the caller's as well: they end what the database does not, transactions whose host stopped in the middle of sending
 * @param fenceTimeout how long a take-over waits for a transaction in flight of the host that lost the instance, at most a day. Default 2
 *     seconds; the instance is tried again with the next claim
 * @param sessionSettings whether connections are opened with settings of their own (timeouts, isolation, planner). Default true;
 *     turn it off where a pooler refuses the startup parameter {@code options}
 * @param prepareThreshold after how many uses of a statement its plan is kept in the server. Default 3; 0 for never, for poolers that
 *     cannot
 * @param activityConnections how many activities marked {@code @InStoreTransaction} may be in their transaction at a time, each with a
 *     connection besides those of the pool; others wait. Null for 10, or 4 on a data source of the caller's, which must have them to spare
 * @param encryption how connections are encrypted; null for what the connection string says, by default encrypted if the server can, without
 *     a look at its certificate
 */
public record PostgreSqlOptions(
        boolean migrations,
        boolean listenForHints,
        ClaimStrategy claimStrategy,
        @Nullable Duration commandTimeout,
        @Nullable Integer poolSize,
        Duration idleInTransactionTimeout,
        Duration fenceTimeout,
        boolean sessionSettings,
        int prepareThreshold,
        @Nullable Integer activityConnections,
        @Nullable Encryption encryption) {

    /** The shortest and the longest of the timeouts; to the database, zero would be for ever. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private static final Duration LONGEST = Duration.ofDays(1);

    private static final PostgreSqlOptions DEFAULTS = new PostgreSqlOptions(
            true,
            true,
            ClaimStrategy.SKIP_LOCKED,
            null,
            null,
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            true,
            3,
            null,
            null);

    /** How ready instances are claimed. */
    public enum ClaimStrategy {
        /** With row locks, passing by what another host is claiming. For PostgreSQL. */
        SKIP_LOCKED,
        /** Reads without locks, then compares versions. For a PostgreSQL that is distributed by {@code instance_id}. */
        DISTRIBUTED
    }

    public PostgreSqlOptions {
        if (commandTimeout != null) {
            bounded("commandTimeout", commandTimeout);
        }
        bounded("idleInTransactionTimeout", idleInTransactionTimeout);
        bounded("fenceTimeout", fenceTimeout);
        if (poolSize != null && poolSize < 1) {
            throw new IllegalArgumentException("poolSize is " + poolSize + ". Give at least 1.");
        }
        if (activityConnections != null && activityConnections < 1) {
            throw new IllegalArgumentException("activityConnections is " + activityConnections + ". Give at least 1.");
        }
        if (prepareThreshold < 0) {
            throw new IllegalArgumentException("prepareThreshold is " + prepareThreshold + ". Give 0 or more.");
        }
    }

    /** The defaults. */
    public static PostgreSqlOptions defaults() {
        return DEFAULTS;
    }

    /** With {@link #migrations()} on or off. */
    public PostgreSqlOptions withMigrations(boolean on) {
        return with(draft -> draft.migrations = on);
    }

    /** With {@link #listenForHints()} on or off. */
    public PostgreSqlOptions withListenForHints(boolean on) {
        return with(draft -> draft.listenForHints = on);
    }

    /** With another {@link #claimStrategy()}. */
    public PostgreSqlOptions withClaimStrategy(ClaimStrategy strategy) {
        return with(draft -> draft.claimStrategy = strategy);
    }

    /** With another {@link #commandTimeout()}. */
    public PostgreSqlOptions withCommandTimeout(Duration timeout) {
        return with(draft -> draft.commandTimeout = timeout);
    }

    /** With another {@link #poolSize()}. */
    public PostgreSqlOptions withPoolSize(int connections) {
        return with(draft -> draft.poolSize = connections);
    }

    /** With another {@link #idleInTransactionTimeout()}. */
    public PostgreSqlOptions withIdleInTransactionTimeout(Duration timeout) {
        return with(draft -> draft.idleInTransactionTimeout = timeout);
    }

    /** With another {@link #fenceTimeout()}. */
    public PostgreSqlOptions withFenceTimeout(Duration timeout) {
        return with(draft -> draft.fenceTimeout = timeout);
    }

    /** With {@link #sessionSettings()} on or off. */
    public PostgreSqlOptions withSessionSettings(boolean on) {
        return with(draft -> draft.sessionSettings = on);
    }

    /** With another {@link #prepareThreshold()}. */
    public PostgreSqlOptions withPrepareThreshold(int uses) {
        return with(draft -> draft.prepareThreshold = uses);
    }

    /** With another {@link #activityConnections()}. */
    public PostgreSqlOptions withActivityConnections(int connections) {
        return with(draft -> draft.activityConnections = connections);
    }

    /** With this {@link #encryption()}. */
    public PostgreSqlOptions withEncryption(Encryption how) {
        return with(draft -> draft.encryption = how);
    }

    private PostgreSqlOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    private static void bounded(String name, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " is " + value + ". Give from a millisecond to a day.");
        }
    }

    /** Options that can still be changed. */
    private static final class Draft {
        private boolean migrations;
        private boolean listenForHints;
        private ClaimStrategy claimStrategy;
        private @Nullable Duration commandTimeout;
        private @Nullable Integer poolSize;
        private Duration idleInTransactionTimeout;
        private Duration fenceTimeout;
        private boolean sessionSettings;
        private int prepareThreshold;
        private @Nullable Integer activityConnections;
        private @Nullable Encryption encryption;

        Draft(PostgreSqlOptions options) {
            migrations = options.migrations;
            listenForHints = options.listenForHints;
            claimStrategy = options.claimStrategy;
            commandTimeout = options.commandTimeout;
            poolSize = options.poolSize;
            idleInTransactionTimeout = options.idleInTransactionTimeout;
            fenceTimeout = options.fenceTimeout;
            sessionSettings = options.sessionSettings;
            prepareThreshold = options.prepareThreshold;
            activityConnections = options.activityConnections;
            encryption = options.encryption;
        }

        PostgreSqlOptions finished() {
            return new PostgreSqlOptions(
                    migrations,
                    listenForHints,
                    claimStrategy,
                    commandTimeout,
                    poolSize,
                    idleInTransactionTimeout,
                    fenceTimeout,
                    sessionSettings,
                    prepareThreshold,
                    activityConnections,
                    encryption);
        }
    }
}
