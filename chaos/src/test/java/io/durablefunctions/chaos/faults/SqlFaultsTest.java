package io.durablefunctions.chaos.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SqlFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofMinutes(5);

    @TempDir
    static Path directory;

    private static ChaosServer server;
    private static PostgreSqlStateStore store;
    private final SqlFaults faults = new SqlFaults(server.superuser(), server.user());

    @BeforeAll
    static void start() {
        server = ChaosServer.in(directory, Map.of("max_connections", "30", "deadlock_timeout", "200ms"));
        store = PostgreSqlStateStore.connect(server.connectionString());
        store.prepare();
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @AfterEach
    void remove() throws SQLException {
        faults.removeErrors();
    }

    private static Lease started(String id) {
        NewInstance instance = new NewInstance(id, "Order", "{\"base\":0}", Duration.ZERO, "me", LEASE);
        Written.Durable written = (Written.Durable)
                store.write(List.of(Commit.of(instance)), PATIENCE).get(0);
        return new Lease(id, ((Written.StartResult.Created) written.starts().get(0)).version());
    }

    @Test
    void the_store_outlives_serialization_failures_and_deadlocks_that_really_came() throws SQLException {
        faults.serializationErrors(2);
        faults.deadlockErrors(1);
        started("errors");
        assertThat(faults.serializationErrorsFired()).isEqualTo(2);
        assertThat(faults.deadlockErrorsFired()).isEqualTo(1);
        started("errors2");
        assertThat(faults.serializationErrorsFired()).isEqualTo(2);
        faults.serializationErrors(1);
        started("errors3");
        assertThat(faults.serializationErrorsFired()).isEqualTo(3);
    }

    @Test
    void errors_are_removed_while_a_transaction_goes_from_one_table_to_the_other() throws Exception {
        faults.serializationErrors(0);
        try (Connection connection = server.superuser().getConnection();
                Statement transaction = connection.createStatement()) {
            connection.setAutoCommit(false);
            transaction.execute("LOCK TABLE durable_history IN ROW EXCLUSIVE MODE");
            CompletableFuture<Void> removed = CompletableFuture.runAsync(this::removeErrors);
            while (!isSomebodyWaiting()) {
                Thread.onSpinWait();
            }

            transaction.execute("SELECT count(*) FROM durable_state");
            connection.commit();

            removed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void removeErrors() {
        try {
            faults.removeErrors();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSomebodyWaiting() throws SQLException {
        try (Connection connection = server.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Test
    void back_ends_are_ended_and_the_store_connects_again() throws SQLException {
        started("before");
        assertThat(faults.terminateBackends("durable-functions")).isPositive();
        assertThat(faults.terminateBackends("nobody")).isZero();
        started("after");
        assertThat(faults.terminated()).isPositive();
    }

    @Test
    void the_server_refuses_while_all_connections_are_taken_but_not_a_superuser() throws Exception {
        CompletableFuture<Integer> refused =
                CompletableFuture.supplyAsync(() -> faults.exhaustConnections(Duration.ofSeconds(2)));
        boolean seen = false;
        while (!refused.isDone() && !seen) {
            try (Connection connection = server.user().getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo("53300");
                seen = true;
            }
        }
        assertThat(seen).isTrue();
        try (Connection reserved = server.superuser().getConnection()) {
            assertThat(reserved.isValid(5)).isTrue();
        }
        assertThat(refused.get(30, TimeUnit.SECONDS)).isPositive();
        started("later");
    }

    @Test
    void all_connections_are_taken_however_long_that_takes() throws SQLException {
        assertThat(faults.exhaustConnections(Duration.ZERO)).isPositive();
        started("after all were taken");
    }

    @Test
    void a_real_deadlock_is_made_of_rows_the_store_writes() throws Exception {
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            leases.add(started("z-deadlock-" + i)); // behind all others
        }
        CompletableFuture<Boolean> deadlock = CompletableFuture.supplyAsync(() -> {
            try {
                return faults.deadlock(PATIENCE);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        int failed = 0;
        while (!deadlock.isDone()) {
            try {
                store.renew(leases, LEASE);
            } catch (RuntimeException e) {
                assertThat(e).hasMessageContaining("40P01");
                failed++;
            }
        }
        assertThat(deadlock.get()).isTrue();
        assertThat(failed).isPositive(); // on a busy machine it may come back before the other side has all its locks
        assertThat(faults.deadlocks()).isEqualTo(1);
        assertThat(faults.countedDeadlocks()).isPositive();
    }
}
