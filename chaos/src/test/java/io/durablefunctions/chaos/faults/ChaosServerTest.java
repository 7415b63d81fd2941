package io.durablefunctions.chaos.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosServerTest {

    @TempDir
    Path directory;

    @Test
    void what_was_committed_is_there_after_each_restart_and_nothing_runs_after_the_end() throws SQLException {
        List<ProcessHandle> children;
        try (ChaosServer server = ChaosServer.in(directory, Map.of("max_connections", "20"))) {
            int port = server.port();
            execute(server, "CREATE TABLE t (n int)");
            for (int i = 1; i <= 3; i++) {
                try (Connection open = server.user().getConnection()) {
                    execute(server, "INSERT INTO t VALUES (1)");
                    Duration killed = server.killAndRestart();
                    assertThatThrownBy(() -> open.createStatement().execute("SELECT 1"))
                            .isInstanceOf(SQLException.class);
                    execute(server, "INSERT INTO t VALUES (1)");
                    Duration stopped = server.restartImmediately();
                    System.out.println("killed and up again in " + killed + ", stopped in " + stopped);
                }
                assertThat(query(server, "SELECT count(*) FROM t")).isEqualTo("" + 2 * i);
            }
            assertThat(server.port()).isEqualTo(port);
            assertThat(query(server, "SHOW max_connections")).isEqualTo("20");
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            ProcessHandle postmaster = ProcessHandle.of(server.pid()).orElseThrow();
            children = postmaster.descendants().toList();
            assertThat(children).isNotEmpty();
            server.kill();
            assertThat(server.isRunning()).isFalse();
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThatThrownBy(() -> query(server, "SELECT 1")).isInstanceOf(SQLException.class);
            server.start();
            children =
                    ProcessHandle.of(server.pid()).orElseThrow().descendants().toList();
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    private static void execute(ChaosServer server, String sql) throws SQLException {
        try (Connection connection = server.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(ChaosServer server, String sql) throws SQLException {
        try (Connection connection = server.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
