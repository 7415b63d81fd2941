package io.durablefunctions.store.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where connections come from, by what they are for, so that no kind of work waits for another: flushes, everything else, and
 * those that are kept for good (renewing leases, listening), and transactions of activities.
 */
record Connections(
        DataSource flushes,
        Locks locks,
        DataSource others,
        DataSource kept,
        DataSource activities,
        int activityLimit,
        String place,
        List<HikariDataSource> pools)
        implements AutoCloseable {

    /**
     * Statements name their rows by key; a scan looks cheap only while the statistics of a new table are missing. So there is one plan for
     * each of them, and to make it anew for each batch, whose arrays have another length, would take longer than to carry it out. What has to
     * be scanned all the same looks so expensive that the server would compile it, for a tenth of a second each time. Not for what activities do.
     */
    private static final String PLANNER = " -c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off";

    private static final String LOCK_TIMEOUT = " -c lock_timeout=" + Locks.BATCH.toMillis();

    /** How much longer the socket waits than the server: the server's answer says more. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Flushes use few connections: one for each batch that is under way at low load. */
    private static final int FLUSHING = 6;

    /** A flush has patience of its own, which must not be spent waiting for the pool. */
    private static final Duration FLUSH_CONNECT = Duration.ofSeconds(2);

    /** What a data source of the caller's has to spare for activities is not known. */
    private static final int ACTIVITIES_ON_GIVEN_SOURCE = 4;

    private static final int ACTIVITIES = 10;

    static Connections of(DataSource source, PostgreSqlOptions options) {
        int activities = limit(options, ACTIVITIES_ON_GIVEN_SOURCE);
        DataSource ours = new AutoCommitSource(source);
        return new Connections(
                ours, Locks.LIMITED_BY_BATCH, ours, ours, ours, activities, "the data source's database", List.of());
    }

    private static int limit(PostgreSqlOptions options, int otherwise) {
        Integer given = options.activityConnections();
        return given == null ? otherwise : given;
    }

    static Connections of(ConnectionSettings settings, PostgreSqlOptions options) {
        DataSource source = source(settings, options, PLANNER);
        DataSource flush = source(settings, options, PLANNER + LOCK_TIMEOUT);
        DataSource activity = source(settings, options, "");
        boolean isOurs = options.sessionSettings() && !settings.properties().containsKey(PGProperty.OPTIONS.getName());
        Locks locks = isOurs ? Locks.LIMITED_BY_SESSION : Locks.LIMITED_BY_BATCH;
        String place = settings.toString();
        int most = limit(options, ACTIVITIES);
        if (!settings.pooling()) {
            return new Connections(flush, locks, source, source, activity, most, place, List.of());
        }
        HikariDataSource activities = pool("durable-functions-activity", activity, settings, most, FLUSH_CONNECT);
        activities.setMinimumIdle(0);
        int size = Math.max(1, settings.poolSize(options));
        int flushing = Math.min(FLUSHING, size * 3 / 5);
        HikariDataSource others =
                pool("durable-functions", source, settings, size - flushing, settings.connectTimeout());
        if (flushing == 0) {
            return new Connections(
                    others,
                    Locks.LIMITED_BY_BATCH,
                    others,
                    source,
                    activities,
                    most,
                    place,
                    List.of(others, activities));
        }
        HikariDataSource flushes = pool("durable-functions-flush", flush, settings, flushing, FLUSH_CONNECT);
        return new Connections(
                flushes, locks, others, source, activities, most, place, List.of(flushes, others, activities));
    }

    private static HikariDataSource pool(
            String name, DataSource source, ConnectionSettings settings, int size, Duration wait) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(settings.minPoolSize(), size));
        config.setConnectionTimeout(Math.max(
                250, Math.min(wait.toMillis(), settings.connectTimeout().toMillis())));
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Connections without a pool; none is made yet. */
    static DataSource source(ConnectionSettings settings, PostgreSqlOptions options) {
        return source(settings, options, "");
    }

    private static DataSource source(ConnectionSettings settings, PostgreSqlOptions options, String more) {
        Properties properties = new Properties();
        long timeout = settings.connectTimeout().toSeconds();
        PGProperty.CONNECT_TIMEOUT.set(properties, Long.toString(timeout));
        PGProperty.LOGIN_TIMEOUT.set(properties, Long.toString(timeout));
        Duration command = settings.commandTimeout(options);
        PGProperty.SOCKET_TIMEOUT.set(
                properties, Long.toString(command.plus(GRACE).toSeconds()));
        PGProperty.TCP_KEEP_ALIVE.set(properties, "true");
        PGProperty.APPLICATION_NAME.set(properties, "durable-functions");
        PGProperty.PREPARE_THRESHOLD.set(properties, Integer.toString(options.prepareThreshold()));
        if (options.sessionSettings()) {
            PGProperty.OPTIONS.set(properties, sessionSettings(command, options) + more);
        }
        properties.putAll(settings.properties());
        Encryption encryption = options.encryption();
        if (encryption != null) {
            encryption.applyTo(properties);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        properties.stringPropertyNames().forEach(name -> set(source, name, properties.getProperty(name)));
        return source;
    }

    /** The name of an unknown parameter is not told: it is the rest of the password where that has an '&' that is not encoded. */
    private static void set(PGSimpleDataSource source, String name, String value) {
        if (PGProperty.forName(name) == null) {
            throw new IllegalArgumentException("The JDBC URL has a parameter that the driver does not know."
                    + " Correct or remove it; in a value, write '&' as %26.");
        }
        try {
            source.setProperty(name, value);
        } catch (SQLException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "The JDBC URL has a parameter '" + name + "' that cannot be read. Correct it.");
        }
    }

    private static String sessionSettings(Duration command, PostgreSqlOptions options) {
        return "-c default_transaction_isolation=read\\ committed"
                + " -c statement_timeout=" + command.toMillis()
                + " -c idle_in_transaction_session_timeout="
                + options.idleInTransactionTimeout().toMillis();
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}
