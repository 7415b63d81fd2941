package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** What tests ask of servers, and how they get rid of them. */
final class Servers {

    private Servers() {}

    static String query(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "(no row)";
        }
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static boolean runs(Path directory, long pid) {
        return PostmasterIdentity.of(pid, directory.resolve("pgdata")) == PostmasterIdentity.OURS;
    }

    static void kill9(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Stops whatever server a test left in the directory. */
    static void stopAnyIn(Path directory) throws IOException {
        if (DataDirectory.in(directory).hasCluster()) {
            new ServerProcess(Binaries.forThisSystem(), DataDirectory.in(directory)).stopAtOnce();
        }
    }

    static void await(String what, BooleanSupplier condition) {
        Deadline deadline = Deadline.in(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            if (deadline.passed()) {
                throw new AssertionError("Not in 30 s: " + what);
            }
            deadline.pause();
        }
    }
}
