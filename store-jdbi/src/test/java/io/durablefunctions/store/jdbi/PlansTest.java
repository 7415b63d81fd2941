package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a statement reads for a batch of ten while fifty thousand instances run, of which the planner has no statistics: as many pages as ten
 * rows and their index entries are on, not those of all instances.
 */
class PlansTest {

    private static final int RUNNING = 50_000;
    private static final int MOST_PAGES = 1_000;
    private static final Pattern PAGES = Pattern.compile("\"Shared (?:Hit|Read) Blocks\": (\\d+)");
    private static final String DATABASE = TestServer.newDatabase();

    /** What the store sets for its sessions, and what there is where it may not. */
    private static final List<List<String>> SETTINGS = List.of(
            List.of("enable_seqscan = off", "plan_cache_mode = force_generic_plan"),
            List.of("plan_cache_mode = force_generic_plan"),
            List.of("plan_cache_mode = force_custom_plan"));

    /** What looks for ready instances: with a custom plan it reads all of them by function_name, as long as there are no statistics. */
    private static final String READY = privateSql("READY");

    /** Odd ones are leased, even ones sleep with a message, every thousandth is ready. */
    @BeforeAll
    static void fill() throws SQLException {
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(DATABASE)) {
            store.prepare();
        }
        try (Connection connection = TestServer.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("durable_state", "durable_history", "durable_inbox")) {
                statement.execute("ALTER TABLE " + table + " SET (autovacuum_enabled = false)");
            }
            String numbers = " FROM generate_series(1, " + RUNNING + ") n";
            statement.execute("INSERT INTO durable_state (instance_id, state_json, function_name, execute_after,"
                    + " is_completed, lease_owner, lease_expires_at, version)"
                    + " SELECT 'i' || n, jsonb_build_object('base', 0, 'input', repeat(md5(n::text), 10)), 'Order',"
                    + " CASE WHEN n % 1000 = 0 THEN now() - interval '1 minute' WHEN n % 2 = 1 THEN now() + interval '1 hour'"
                    + " ELSE 'infinity' END,"
                    + " false, CASE WHEN n % 2 = 1 THEN 'me' END, CASE WHEN n % 2 = 1 THEN now() + interval '1 hour' END, 1"
                    + numbers);
            statement.execute("INSERT INTO durable_inbox (instance_id, message_id, payload)"
                    + " SELECT 'i' || n, 'm', repeat(md5(n::text), 10)" + numbers);
            statement.execute("INSERT INTO durable_history (instance_id, seq, version, events)"
                    + " SELECT 'i' || n, 1, 1, repeat(md5(n::text), 10)" + numbers);
        }
    }

    private static String array(String type, String element) {
        return "(SELECT array_agg((" + element + ")::" + type + " ORDER BY n) FROM generate_series(1, 10) n)::" + type
                + "[]";
    }

    private static final String LEASED = array("text", "'i' || (20001 + 2 * n)");
    private static final String SLEEPING = array("text", "'i' || (30000 + 2 * n)");
    private static final String VERSIONS = array("bigint", "1");
    private static final String MESSAGES = array("text", "'m'");
    private static final String TEXTS = array("text", "'[]'");
    private static final String NO_TEXTS = array("text", "NULL");
    private static final String TRUE = array("bool", "true");
    private static final String FALSE = array("bool", "false");
    private static final String NO_TIMES = array("timestamptz", "NULL");
    private static final String MICROS = "30000000::bigint";

    private static String privateSql(String name) {
        try {
            Field field = Claims.class.getDeclaredField(name);
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A name, the SQL, how many rows it changes or answers, its parameters. */
    private static Arguments row(String name, String sql, int rows, String... parameters) {
        return arguments(name, sql, rows, List.of(parameters));
    }

    static Stream<Arguments> statements() {
        List<String> ends = List.of(LEASED, VERSIONS, TEXTS, TRUE, FALSE, NO_TEXTS, NO_TIMES, LEASED);
        List<String> releases = List.of(LEASED, VERSIONS, NO_TEXTS, FALSE, FALSE, NO_TEXTS, NO_TIMES, LEASED);
        List<String> all = new ArrayList<>(ends);
        all.add(0, "10::bigint");
        return Stream.of(
                row("CHANGE_ALL", StateTable.CHANGE_ALL, 1, all.toArray(String[]::new)),
                row("CHANGE", StateTable.CHANGE, 10, releases.toArray(String[]::new)),
                row("CHANGED_IDS", StateTable.CHANGED_IDS, 10, ends.toArray(String[]::new)),
                row("CHECK_ALL", StateTable.CHECK_ALL, 1, "10::bigint", LEASED, VERSIONS),
                row("CHECK", StateTable.CHECK, 1, LEASED, VERSIONS),
                row("CHECKED_IDS", StateTable.CHECKED_IDS, 10, LEASED, VERSIONS),
                row("CONSUME_ALL", InboxTable.CONSUME_ALL, 1, "10::bigint", LEASED, MESSAGES, LEASED),
                row("CONSUME", InboxTable.CONSUME, 10, LEASED, MESSAGES, LEASED),
                row("CONSUMED_IDS", InboxTable.CONSUMED_IDS, 10, LEASED, MESSAGES, LEASED),
                row("SEND", InboxTable.SEND, 10, LEASED, array("text", "'new'"), TEXTS),
                row("RENEW", StateTable.RENEW, 10, MICROS, MICROS, LEASED, VERSIONS, LEASED),
                row("ROUSE", StateTable.ROUSE, 10, SLEEPING),
                row("STARTED", StateTable.STARTED, 10, LEASED, TEXTS, NO_TEXTS, LEASED),
                row("EXISTING", StateTable.EXISTING, 10, LEASED),
                row("FOLD", HistoryTable.FOLD, 10, LEASED),
                row("APPEND_ALL", HistoryTable.APPEND_ALL, 10, LEASED, array("bigint", "2"), VERSIONS, TEXTS),
                row("APPENDED_IDS", HistoryTable.APPENDED_IDS, 10, LEASED, array("bigint", "2"), VERSIONS, TEXTS),
                row("MINE", HistoryTable.MINE, 10, LEASED, VERSIONS, VERSIONS),
                row(
                        "SKIP_LOCKED",
                        privateSql("SKIP_LOCKED"),
                        10,
                        "ARRAY['Order']::text[]",
                        "'{}'::text[]",
                        "10::int",
                        "'you'::text",
                        MICROS,
                        MICROS),
                row("READY", READY, 10, "ARRAY['Order']::text[]", "'{}'::text[]", "10::int"),
                row(
                        "COMPARE_READY",
                        privateSql("COMPARE_READY"),
                        10,
                        "'you'::text",
                        MICROS,
                        MICROS,
                        array("text", "'i' || (1000 * n)"),
                        VERSIONS,
                        NO_TEXTS,
                        array("text", "'i' || (1000 * n)")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statements")
    void a_batch_of_ten_reads_no_more_than_its_rows(String name, String sql, int rows, List<String> parameters)
            throws SQLException {
        assertThat(rows(sql, parameters)).as(name).isEqualTo(rows);
        for (List<String> settings : SETTINGS) {
            String plan = plan(settings, sql, parameters);
            assertThat(pages(plan))
                    .as("%s, %s: %s", name, settings, plan)
                    .isPositive()
                    .isLessThan(MOST_PAGES);
        }
    }

    @Test
    void a_statement_that_reads_all_instances_would_be_found_out() throws SQLException {
        String sql = "SELECT count(*) FROM durable_state WHERE state_json IS NOT NULL AND version = ?";
        assertThat(pages(plan(List.of(), sql, List.of("1::bigint")))).isGreaterThan(MOST_PAGES);
        assertThat(
                        TestServer.query(
                                DATABASE,
                                "SELECT count(*) FROM pg_stats WHERE tablename LIKE 'durable\\_%' AND tablename NOT LIKE '%version'"))
                .isEqualTo("0");
    }

    /** Executes it as well, and takes it back. */
    private static String plan(List<String> settings, String sql, List<String> parameters) throws SQLException {
        try (Connection connection = TestServer.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String setting : settings) {
                statement.execute("SET LOCAL " + setting);
            }
            prepare(statement, sql, parameters);
            StringBuilder plan = new StringBuilder();
            try (ResultSet row =
                    statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE it" + values(parameters))) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
            connection.rollback();
            return plan.toString();
        }
    }

    private static int rows(String sql, List<String> parameters) throws SQLException {
        try (Connection connection = TestServer.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            prepare(statement, sql, parameters);
            int rows = 0;
            if (statement.execute("EXECUTE it" + values(parameters))) {
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        rows++;
                    }
                }
            } else {
                rows = statement.getUpdateCount();
            }
            connection.rollback();
            return rows;
        }
    }

    private static void prepare(Statement statement, String sql, List<String> parameters) throws SQLException {
        List<String> types = parameters.stream()
                .map(value -> value.substring(value.lastIndexOf("::") + 2))
                .toList();
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (String part : sql.split("(?<=[?])|(?=[?])")) {
            numbered.append(part.equals("?") ? "$" + ++number : part);
        }
        assertThat(number).isEqualTo(parameters.size());
        statement.execute("PREPARE it (" + String.join(", ", types) + ") AS " + numbered);
    }

    /** Values, not queries: EXECUTE takes no subqueries. */
    private static String values(List<String> parameters) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String parameter : parameters) {
            String type = parameter.substring(parameter.lastIndexOf("::"));
            String value = TestServer.query(DATABASE, "SELECT quote_literal((" + parameter + ")::text)");
            values.add(value + type);
        }
        return "(" + String.join(", ", values) + ")";
    }

    /** Those of the root, which counts what is below it too. */
    private static long pages(String plan) {
        Matcher pages = PAGES.matcher(plan);
        assertThat(pages.find()).isTrue();
        long hit = Long.parseLong(pages.group(1));
        assertThat(pages.find()).isTrue();
        return hit + Long.parseLong(pages.group(1));
    }
}
