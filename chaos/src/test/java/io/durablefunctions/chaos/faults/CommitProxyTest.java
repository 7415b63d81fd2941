package io.durablefunctions.chaos.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CommitProxyTest {

    private static EmbeddedPostgreSql server;

    private final CommitProxy proxy = CommitProxy.to(server.port());

    @BeforeAll
    static void start() {
        server = EmbeddedPostgreSql.temporary();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void table() throws SQLException {
        try (Connection direct = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = direct.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS t; CREATE TABLE t (n int PRIMARY KEY)");
        }
    }

    @AfterEach
    void close() {
        proxy.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("commit-proxy"));
    }

    private Connection connect(String parameters) throws SQLException {
        String url = server.jdbcUrl().replace(":" + server.port() + "/", ":" + proxy.port() + "/");
        return DriverManager.getConnection(url + parameters);
    }

    private static void insert(Connection connection, int n) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            statement.setInt(1, n);
            statement.executeUpdate();
        }
    }

    private static int rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM t")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int stored() throws SQLException {
        try (Connection direct = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = direct.createStatement()) {
            direct.setAutoCommit(false);
            // Waits for back ends that have lost their client but not noticed.
            statement.execute("LOCK TABLE t");
            return rows(direct);
        }
    }

    private static CutReport fired(CompletableFuture<CutReport> cut) throws Exception {
        return cut.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&prepareThreshold=1",
                "&prepareThreshold=0",
                "&preferQueryMode=simple",
                "&preferQueryMode=extended"
            })
    void a_transaction_cut_before_its_commit_is_not_there(String parameters) throws Exception {
        try (Connection connection = connect(parameters)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 10; i++) { // until COMMIT itself is a prepared statement
                insert(connection, i);
                connection.commit();
            }
            CompletableFuture<CutReport> cut = proxy.armCutBefore();
            insert(connection, 10);
            assertThat(cut).isNotDone();
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            CutReport report = fired(cut);
            assertThat(report.rows()).isEqualTo(1);
            assertThat(report.sql()).anyMatch(sql -> sql.startsWith("INSERT INTO t"));
        }
        assertThat(stored()).isEqualTo(10);
        assertThat(proxy.cutsBefore()).isEqualTo(1);
        assertThat(proxy.commits()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&prepareThreshold=1",
                "&prepareThreshold=0",
                "&preferQueryMode=simple",
                "&preferQueryMode=extended"
            })
    void a_transaction_cut_after_its_commit_is_there_and_the_client_does_not_know(String parameters) throws Exception {
        try (Connection connection = connect(parameters)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 10; i++) {
                insert(connection, i);
                connection.commit();
            }
            CompletableFuture<CutReport> cut = proxy.armCutAfter();
            insert(connection, 10);
            assertThat(cut).isNotDone();
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThat(fired(cut).rows()).isEqualTo(1);
        }
        assertThat(stored()).isEqualTo(11);
        assertThat(proxy.cutsAfter()).isEqualTo(1);
        assertThat(proxy.commits()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&prepareThreshold=1", "&preferQueryMode=simple"})
    void an_insert_without_a_transaction_is_cut_before_it_is_done(String parameters) throws Exception {
        try (Connection connection = connect(parameters)) {
            insert(connection, 1);
            CompletableFuture<CutReport> cut = proxy.armCutBefore();
            assertThatThrownBy(() -> insert(connection, 2)).isInstanceOf(SQLException.class);
            assertThat(fired(cut).sql()).singleElement().asString().startsWith("INSERT INTO t");
        }
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&prepareThreshold=1", "&preferQueryMode=simple"})
    void an_insert_without_a_transaction_is_cut_after_it_is_done(String parameters) throws Exception {
        try (Connection connection = connect(parameters)) {
            insert(connection, 1);
            CompletableFuture<CutReport> cut = proxy.armCutAfter();
            assertThatThrownBy(() -> insert(connection, 2)).isInstanceOf(SQLException.class);
            assertThat(fired(cut).sql()).singleElement().asString().startsWith("INSERT INTO t");
        }
        assertThat(stored()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&prepareThreshold=1", "&preferQueryMode=simple"})
    void reads_and_what_writes_nothing_are_not_cut(String parameters) throws Exception {
        try (Connection connection = connect(parameters);
                Statement statement = connection.createStatement()) {
            insert(connection, 1);
            CompletableFuture<CutReport> after = proxy.armCutAfter();
            statement.execute("LISTEN something; SELECT 1; SELECT n FROM t FOR UPDATE; SET search_path = public");
            statement.executeUpdate("UPDATE t SET n = 5 WHERE n = 77");
            assertThatThrownBy(() -> insert(connection, 1)).hasMessageContaining("duplicate");
            connection.setAutoCommit(false);
            assertThat(rows(connection)).isEqualTo(1);
            connection.commit();
            insert(connection, 3);
            connection.rollback();
            CompletableFuture<CutReport> before = proxy.armCutBefore();
            assertThat(rows(connection)).isEqualTo(1);
            connection.commit();
            insert(connection, 3);
            connection.rollback();
            insert(connection, 3);
            assertThatThrownBy(() -> insert(connection, 1)).hasMessageContaining("duplicate");
            assertThat(after).isNotDone();
            assertThat(before).isNotDone();
            statement.execute("ROLLBACK");
            insert(connection, 4);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThat(fired(before).rows()).isEqualTo(1);
            assertThat(after).isNotDone();
        }
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void statements_of_one_round_trip_are_one_transaction_and_cut_together() throws Exception {
        String both =
                "INSERT INTO t VALUES (?); WITH w AS (INSERT INTO t VALUES (?) RETURNING 1) SELECT 1 / count(*) FROM w";
        try (Connection connection = connect("");
                PreparedStatement statement = connection.prepareStatement(both)) {
            statement.setInt(1, 1);
            statement.setInt(2, 2);
            CompletableFuture<CutReport> before = proxy.armCutBefore();
            assertThatThrownBy(statement::execute).isInstanceOf(SQLException.class);
            assertThat(fired(before).rows()).isEqualTo(2);
        }
        assertThat(stored()).isZero();
        try (Connection connection = connect("");
                PreparedStatement statement = connection.prepareStatement(both)) {
            statement.setInt(1, 1);
            statement.setInt(2, 2);
            CompletableFuture<CutReport> after = proxy.armCutAfter();
            assertThatThrownBy(statement::execute).isInstanceOf(SQLException.class);
            assertThat(fired(after).sql()).hasSize(2);
        }
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void a_row_larger_than_any_buffer_passes_and_is_cut() throws Exception {
        String large = "x".repeat(5_000_000);
        try (Connection connection = connect("");
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO big VALUES (?) RETURNING x")) {
            statement.execute("CREATE TABLE IF NOT EXISTS big (x text)");
            insert.setString(1, large);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                assertThat(row.getString(1)).isEqualTo(large);
            }
            CompletableFuture<CutReport> after = proxy.armCutAfter();
            assertThatThrownBy(insert::executeQuery).isInstanceOf(SQLException.class);
            fired(after);
        }
    }

    @Test
    void a_cancelled_cut_does_not_fire() throws Exception {
        try (Connection connection = connect("")) {
            proxy.armCutBefore().cancel(false);
            proxy.armCutAfter().cancel(false);
            insert(connection, 1);
        }
        assertThat(stored()).isEqualTo(1);
        assertThat(proxy.cutsBefore() + proxy.cutsAfter()).isZero();
    }

    @Test
    void a_cancel_request_reaches_the_server() throws Exception {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(50)")).hasMessageContaining("canceling");
            assertThat(rows(connection)).isZero();
        }
    }

    @Test
    void a_server_that_is_down_looks_like_one() {
        try (CommitProxy nowhere = CommitProxy.to(1)) {
            String url = server.jdbcUrl().replace(":" + server.port() + "/", ":" + nowhere.port() + "/");
            assertThatThrownBy(() -> DriverManager.getConnection(url)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_partition_resets_what_is_connected_and_refuses_what_comes_until_it_is_over() throws Exception {
        try (Connection connection = connect("")) {
            insert(connection, 1);
            proxy.partition(Duration.ofMinutes(1));
            assertThatThrownBy(() -> rows(connection)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connect("")).isInstanceOf(SQLException.class);
            assertThat(proxy.reset()).isGreaterThanOrEqualTo(2);
            proxy.partition(Duration.ZERO);
            try (Connection again = connect("")) {
                assertThat(rows(again)).isEqualTo(1);
            }
        }
    }

    @Test
    void a_connection_that_the_server_has_no_place_for_is_counted() throws Exception {
        String superuser = server.jdbcUrl().replaceAll("user=\\w+", "user=postgres");
        try (Connection direct = DriverManager.getConnection(superuser);
                Statement statement = direct.createStatement()) {
            statement.execute("ALTER ROLE durableuser CONNECTION LIMIT 0");
            try {
                assertThatThrownBy(() -> connect("")).hasMessageContaining("too many connections");
            } finally {
                statement.execute("ALTER ROLE durableuser CONNECTION LIMIT -1");
            }
        }
        assertThat(proxy.refused()).isPositive();
    }

    @Test
    void a_black_hole_keeps_connections_and_what_was_sent() throws Exception {
        try (Connection connection = connect("")) {
            insert(connection, 1);
            long begin = System.nanoTime();
            assertThat(proxy.held()).isZero();
            proxy.blackHole(Duration.ofMillis(700));
            assertThat(rows(connection)).isEqualTo(1);
            assertThat(proxy.held()).isPositive();
            assertThat(System.nanoTime() - begin)
                    .isGreaterThan(Duration.ofMillis(690).toNanos());
        }
    }

    @Test
    void a_delay_holds_each_way_and_ends() throws Exception {
        try (Connection connection = connect("")) {
            insert(connection, 1);
            long begin = System.nanoTime();
            assertThat(proxy.delayed()).isZero();
            proxy.delay(Duration.ofMillis(200), Duration.ofSeconds(30));
            assertThat(rows(connection)).isEqualTo(1);
            assertThat(proxy.delayed()).isGreaterThanOrEqualTo(2);
            assertThat(System.nanoTime() - begin)
                    .isGreaterThan(Duration.ofMillis(390).toNanos());
            proxy.delay(Duration.ofMinutes(1), Duration.ZERO);
            assertThat(rows(connection)).isEqualTo(1);
        }
    }

    @Test
    void closing_ends_what_waits_in_a_black_hole_or_is_held() throws Exception {
        OpenTransaction open = proxy.onOpenTransaction(() -> {});
        try (Connection connection = connect("");
                Connection other = connect("")) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> unchecked(() -> insert(connection, 1)));
            open.reached().get(10, TimeUnit.SECONDS);
            proxy.blackHole(Duration.ofMinutes(5));
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> unchecked(() -> rows(other)));
            proxy.close();
            assertThat(writing).failsWithin(Duration.ofSeconds(10));
            assertThat(reading).failsWithin(Duration.ofSeconds(10));
        }
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_held_transaction_has_written_its_rows_and_is_not_committed(boolean block) throws Exception {
        OpenTransaction open = proxy.onOpenTransaction(() -> {});
        try (Connection connection = connect("")) {
            connection.setAutoCommit(!block);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> unchecked(() -> {
                insert(connection, 1);
                if (block) {
                    connection.commit();
                }
            }));
            assertThat(open.reached().get(10, TimeUnit.SECONDS).rows()).isEqualTo(1);
            assertThat(writing).isNotDone();
            assertThat(locks()).isEqualTo("0 rows, 1 writer");
            open.resume();
            writing.get(10, TimeUnit.SECONDS);
        }
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void a_held_transaction_may_be_cut() throws Exception {
        OpenTransaction open = proxy.onOpenTransaction(() -> {});
        open.cut();
        try (Connection connection = connect("")) {
            assertThatThrownBy(() -> insert(connection, 1)).isInstanceOf(SQLException.class);
        }
        assertThat(stored()).isZero();
        assertThat(proxy.cutsBefore()).isEqualTo(1);
    }

    private static String locks() throws SQLException {
        try (Connection direct = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = direct.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT (SELECT count(*) FROM t) || ' rows, ' || count(*) || ' writer'"
                                + " FROM pg_locks WHERE relation = 't'::regclass AND mode = 'RowExclusiveLock'")) {
            row.next();
            return row.getString(1);
        }
    }

    private interface Sql {
        void run() throws SQLException;
    }

    private static void unchecked(Sql sql) {
        try {
            sql.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
