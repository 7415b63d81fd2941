package io.durablefunctions.samples.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What docs/postgresql.md shows of transactions is the code of this package, and it runs. */
class TransactionsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration SOON = Duration.ofMinutes(1);

    private static String essence(String java) {
        return java.replaceAll("(?m)^(import|package) .*$", "").replaceAll("\\s+", "");
    }

    @Test
    void the_java_of_the_page_is_the_code_of_this_package() throws IOException {
        StringBuilder code = new StringBuilder();
        Path here = ROOT.resolve("samples/src/test/java")
                .resolve(getClass().getPackageName().replace(".", "/"));
        try (Stream<Path> files = Files.list(here)) {
            for (Path file : files.toList()) {
                code.append(essence(Files.readString(file)));
            }
        }
        String page = Files.readString(ROOT.resolve("docs/postgresql.md"));
        int begin = page.indexOf("## Transactions of your own");
        String section = page.substring(begin, page.indexOf("\n## ", begin + 1));
        Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(section);
        int count = 0;
        while (blocks.find()) {
            assertThat(code.toString()).contains(essence(blocks.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(3);
    }

    private static DataSource source(EmbeddedPostgreSql server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.connectionString()
                .replaceAll(".*Host=([^;]*);Port=([^;]*);Database=([^;]*);.*", "jdbc:postgresql://$1:$2/$3"));
        source.setUser(server.connectionString().replaceAll(".*Username=([^;]*).*", "$1"));
        source.setPassword(server.connectionString().replaceAll(".*Password=([^;]*).*", "$1"));
        return source;
    }

    private static String query(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void createTables(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE account (id text PRIMARY KEY, cents bigint NOT NULL)");
            statement.execute("INSERT INTO account VALUES ('ada', 100), ('grace', 0)");
            statement.execute("CREATE TABLE transfer_order (id text PRIMARY KEY)");
        }
    }

    @Test
    void orders_are_taken_and_money_is_moved_once() throws SQLException {
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.temporary()) {
            DataSource source = source(server);
            createTables(source);
            PostgreSqlStateStore store = PostgreSqlStateStore.connect(server.connectionString());
            try (DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                    .stateStore(store)
                    .orchestrator(Transfer.class, TransferOrchestrator::new)
                    .activities(Accounts.class, new SqlAccounts())
                    .start()) {
                Orders orders = new Orders(store, source);
                TransferClient transfers = TransferClient.of(runtime);

                String first = orders.take(new Transfer.Order("1", "ada", "grace", 60));
                assertThat(transfers.handle(first).await(SOON)).isEqualTo("moved");
                String second = orders.take(new Transfer.Order("2", "ada", "grace", 60));
                assertThat(transfers.handle(second).await(SOON)).isEqualTo("not enough in ada");
                assertThatThrownBy(() -> orders.take(new Transfer.Order("2", "ada", "grace", 1)))
                        .isInstanceOf(SQLException.class);

                assertThat(query(source, "SELECT string_agg(id || ' ' || cents, ', ' ORDER BY id) FROM account"))
                        .isEqualTo("ada 40, grace 60");
            }
        }
    }
}
