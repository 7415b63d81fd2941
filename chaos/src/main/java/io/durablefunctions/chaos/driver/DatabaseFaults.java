package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.faults.ChaosServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/** Faults of the database. */
final class DatabaseFaults {

    private final ChaosServer server;

    /** Held by the fault that harms all: two at a time would undo each other. */
    private final Semaphore fault = new Semaphore(1);

    private final Incidents incidents;

    DatabaseFaults(ChaosServer server, Incidents incidents) {
        this.server = server;
        this.incidents = incidents;
    }

    boolean killPostmaster(SplittableRandom random) {
        return crash(server::killAndRestart);
    }

    boolean restartImmediately(SplittableRandom random) {
        return crash(server::restartImmediately);
    }

    private boolean crash(Runnable crash) {
        if (!fault.tryAcquire()) {
            return false;
        }
        Incidents.Begun down = incidents.begin("DATABASE-DOWN", Incidents.Outage.DATABASE, 0);
        try {
            crash.run();
            return true;
        } finally {
            down.end();
            fault.release();
        }
    }

    boolean terminateBackends(SplittableRandom random) throws SQLException {
        try (Connection connection = server.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeQuery("""
                    SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
                    WHERE usename = 'durableuser' ORDER BY random() LIMIT 2) s""").next();
        }
    }

    boolean exhaust(SplittableRandom random) throws Exception {
        if (!fault.tryAcquire()) {
            return false;
        }
        Incidents.Begun down = incidents.begin("NO-CONNECTIONS", Incidents.Outage.DATABASE, 0);
        List<Connection> open = new ArrayList<>();
        try {
            while (open.size() < 400) {
                open.add(server.user().getConnection());
            }
            return false;
        } catch (SQLException full) {
            Thread.sleep(2_000);
            return true;
        } finally {
            for (Connection each : open) {
                try {
                    each.close();
                } catch (SQLException gone) {
                    continue;
                }
            }
            down.end();
            fault.release();
        }
    }
}
