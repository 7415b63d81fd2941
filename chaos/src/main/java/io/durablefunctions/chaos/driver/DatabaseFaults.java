package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.faults.ChaosServer;
import io.durablefunctions.chaos.faults.CommitProxy;
import io.durablefunctions.chaos.faults.SqlFaults;
import io.durablefunctions.chaos.incidents.Incidents;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** Faults of the database. */
final class DatabaseFaults {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_ERRORS = 3;

    private final ChaosServer server;
    private final List<CommitProxy> proxies;
    private final SqlFaults sql;
    private final Incidents incidents;

    /** Held by the fault that harms all: two at a time would undo each other. */
    private final Semaphore outage = new Semaphore(1);

    /** Held by what makes writes fail: there is one way to do so at a time. */
    private final Semaphore errors = new Semaphore(1);

    /**
     * Faults of this.
     *
     * @param proxies through which hosts and clients come
     */
    DatabaseFaults(ChaosServer server, List<CommitProxy> proxies, Incidents incidents) {
        this.server = server;
        this.proxies = List.copyOf(proxies);
        this.sql = new SqlFaults(server.superuser(), server.user());
        this.incidents = incidents;
    }

    boolean killPostmaster(SplittableRandom random) throws Exception {
        return outage("DATABASE-DOWN", () -> !server.killAndRestart().isZero());
    }

    boolean restartImmediately(SplittableRandom random) throws Exception {
        return outage("DATABASE-DOWN", () -> !server.restartImmediately().isZero());
    }

    /** Had its effect if a host or a client was refused, not only the one that takes the places. */
    boolean exhaustConnections(SplittableRandom random) throws Exception {
        Duration time = Duration.ofMillis(1_000 + random.nextInt(3_000));
        return outage("NO-CONNECTIONS", () -> {
            long before = refused();
            sql.exhaustConnections(time);
            return refused() > before;
        });
    }

    private long refused() {
        return proxies.stream().mapToLong(CommitProxy::refused).sum();
    }

    private boolean outage(String kind, Callable<Boolean> fault) throws Exception {
        if (!outage.tryAcquire()) {
            return false;
        }
        Incidents.Begun begun = incidents.begin(kind, Incidents.Outage.DATABASE, 0);
        try {
            return fault.call();
        } finally {
            begun.end();
            outage.release();
        }
    }

    /** Some back ends of hosts and clients, whatever they are at. */
    boolean terminateBackends(SplittableRandom random) throws SQLException {
        try (Connection connection = server.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeQuery("""
                    SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
                    WHERE usename = 'durableuser' ORDER BY random() LIMIT 3) picked""").next();
        }
    }

    /** A real one if batches of several rows come by, else an error like it. */
    boolean deadlock(SplittableRandom random) throws Exception {
        return (random.nextBoolean() && sql.deadlock(PATIENCE))
                || fail(random, () -> sql.deadlockErrorsFired(), count -> sql.deadlockErrors(count));
    }

    boolean serialization(SplittableRandom random) throws Exception {
        return fail(random, () -> sql.serializationErrorsFired(), count -> sql.serializationErrors(count));
    }

    private interface Arm {
        void with(int count) throws SQLException;
    }

    private boolean fail(SplittableRandom random, Callable<Long> fired, Arm arm) throws Exception {
        errors.acquire();
        try {
            long before = fired.call();
            arm.with(1 + random.nextInt(MOST_ERRORS));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (fired.call() == before && System.nanoTime() - end < 0) {
                Thread.sleep(100);
            }
            return fired.call() > before;
        } finally {
            errors.release();
        }
    }

    /** What would go on to make writes fail. */
    void end() throws SQLException {
        sql.removeErrors();
    }
}
