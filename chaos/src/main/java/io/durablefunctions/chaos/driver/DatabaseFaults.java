package io.durablefunctions.chaos.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Faults of the database. */
final class DatabaseFaults {

    private final Server server;
    private final Incidents incidents;

    DatabaseFaults(Server server, Incidents incidents) {
        this.server = server;
        this.incidents = incidents;
    }

    interface Crash {
        void crash() throws Exception;
    }

    boolean killPostmaster(SplittableRandom random) throws Exception {
        return crash(server::killPostmaster);
    }

    boolean restartImmediately(SplittableRandom random) throws Exception {
        return crash(server::immediateRestart);
    }

    private boolean crash(Crash crash) throws Exception {
        if (!server.fault.tryAcquire()) {
            return false;
        }
        Incidents.Begun down = incidents.begin("DATABASE-DOWN", Incidents.Outage.DATABASE, 0);
        try {
            crash.crash();
            return true;
        } finally {
            down.end();
            server.fault.release();
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
        if (!server.fault.tryAcquire()) {
            return false;
        }
        Incidents.Begun down = incidents.begin("NO-CONNECTIONS", Incidents.Outage.DATABASE, 0);
        List<Connection> open = new ArrayList<>();
        try {
            while (open.size() < 400) {
                open.add(server.superuser().getConnection());
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
            server.fault.release();
        }
    }
}
