package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.InstancePage;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.engine.InstanceDirectory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of instances where thirty thousand have ended and two thousand run, ten created at each moment. */
class InstanceSearchTest {

    private static final int ENDED = 30_000;
    private static final int RUNNING = 2_000;
    private static final String DATABASE = TestServer.newDatabase();
    private static final PostgreSqlStateStore STORE = PostgreSqlStateStore.connect(DATABASE);
    private static final InstanceDirectory DIRECTORY = InstanceDirectory.of(STORE);
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pattern PAGES = Pattern.compile("\"Shared (?:Hit|Read) Blocks\": (\\d+)");

    /** Of the ended every tenth has failed, each team has a hundred. Of the running every fifth is suspended, every seventh blocked. */
    @BeforeAll
    static void fill() throws SQLException {
        STORE.prepare();
        String columns =
                "INSERT INTO durable_state (instance_id, state_json, function_name, execute_after, is_completed,"
                        + " lease_owner, lease_expires_at, version, created_at, updated_at) SELECT ";
        String created = "'2026-01-01 00:00:00+00'::timestamptz + (n / 10) * interval '1 second'";
        try (Connection connection = TestServer.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(columns + "'e' || lpad(n::text, 6, '0'), jsonb_build_object('status',"
                    + " CASE WHEN n % 10 = 0 THEN 'FAILED' ELSE 'COMPLETED' END, 'input', '1', 'startId', 's',"
                    + " 'tags', jsonb_build_object('team', (n / 100)::text),"
                    + " 'history', jsonb_build_array(jsonb_build_object('@type', 'TurnStarted', 'at', 'x' || repeat(md5(n::text), 20)))),"
                    + " CASE WHEN n % 1000 = 0 THEN 'Rare' ELSE 'Order' END, 'infinity', true, NULL, NULL, 1, "
                    + created + ", "
                    + created + " + interval '1 hour' FROM generate_series(1, " + ENDED + ") n");
            statement.execute(columns
                    + "'r' || lpad(n::text, 6, '0'), '{\"status\": \"PENDING\", \"input\": \"1\", \"startId\": \"s\"}',"
                    + " 'Order', 'infinity', false, CASE WHEN n % 2 = 0 THEN 'host' || n % 4 END, CASE WHEN n % 2 = 0 THEN"
                    + " now() + (n % 4 - 1) * interval '1 hour' END, 1, " + created + ", " + created
                    + " FROM generate_series(1, " + RUNNING + ") n");
            statement.execute("INSERT INTO durable_history (instance_id, seq, version, events)"
                    + " SELECT 'r' || lpad(n::text, 6, '0'), s, 1, CASE WHEN s = 20 AND n % 7 = 0"
                    + " THEN '[{\"@type\":\"Blocked\",\"reason\":\"b\"}]' WHEN s = 5 AND n % 5 = 0"
                    + " THEN '[{\"@type\":\"Suspended\",\"reason\":\"s\"}]' ELSE"
                    + " '[{\"@type\":\"TurnStarted\",\"at\":\"2026-01-01T00:00:00Z\"}]' END"
                    + " FROM generate_series(1, " + RUNNING + ") n, generate_series(1, 20) s");
            statement.execute("VACUUM ANALYZE");
        }
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    private static InstanceFilter standing(RuntimeStatus... statuses) {
        return filter(Set.of(), null, Map.of(), statuses);
    }

    private static InstanceFilter filter(
            Set<String> orchestrators, @Nullable String prefix, Map<String, String> tags, RuntimeStatus... statuses) {
        return new InstanceFilter(orchestrators, Set.of(statuses), null, null, null, null, prefix, tags);
    }

    private static List<String> pages(InstanceFilter filter, int limit) {
        List<String> ids = new ArrayList<>();
        InstanceKey next = null;
        do {
            InstancePage page = DIRECTORY.search(filter, next, limit);
            page.instances().forEach(each -> ids.add(each.instanceId()));
            next = page.next();
        } while (next != null);
        return ids;
    }

    private static List<String> rows(String where) {
        String ids = TestServer.query(
                DATABASE,
                "SELECT instance_id FROM durable_state WHERE " + where + " ORDER BY created_at DESC, instance_id DESC");
        return ids.isEmpty() ? List.of() : List.of(ids.split("\n"));
    }

    @Test
    void pages_of_all_have_each_instance_once_and_in_order() {
        List<String> all = rows("true");
        assertThat(all).hasSize(ENDED + RUNNING);
        assertThat(pages(InstanceFilter.ALL, 999)).isEqualTo(all);
        assertThat(DIRECTORY.count(InstanceFilter.ALL, 1_000_000)).isEqualTo(ENDED + RUNNING);
    }

    @Test
    void each_condition_finds_what_sql_finds() {
        assertSame(standing(RuntimeStatus.FAILED), "is_completed AND state_json->>'status' = 'FAILED'");
        assertSame(filter(Set.of("Rare"), null, Map.of()), "function_name = 'Rare'");
        assertSame(
                filter(Set.of("Rare", "None"), "e01", Map.of()), "function_name = 'Rare' AND instance_id LIKE 'e01%'");
        assertSame(filter(Set.of(), null, Map.of("team", "77")), "state_json->'tags'->>'team' = '77'");
        assertSame(filter(Set.of(), "e0001", Map.of("team", "1")), "instance_id BETWEEN 'e000100' AND 'e000199'");
        Instant from = BEGIN.plusSeconds(100);
        InstanceFilter created =
                new InstanceFilter(Set.of(), Set.of(), from, from.plusSeconds(60), null, null, null, Map.of());
        assertSame(created, "created_at >= '" + from + "' AND created_at < '" + from.plusSeconds(60) + "'");
        InstanceFilter updated =
                new InstanceFilter(Set.of(), Set.of(), null, null, from, from.plusSeconds(3_600), null, Map.of());
        assertSame(updated, "updated_at >= '" + from + "' AND updated_at < '" + from.plusSeconds(3_600) + "'");
    }

    @Test
    void where_running_ones_stand_is_found_in_their_journals() {
        String n = "NOT is_completed AND substr(instance_id, 2)::int";
        assertSame(standing(RuntimeStatus.BLOCKED), n + " % 7 = 0");
        assertSame(standing(RuntimeStatus.SUSPENDED), n + " % 5 = 0 AND substr(instance_id, 2)::int % 7 <> 0");
        assertSame(standing(RuntimeStatus.RUNNING), n + " % 5 <> 0 AND substr(instance_id, 2)::int % 7 <> 0");
        assertSame(standing(RuntimeStatus.PENDING), "false");
        OrchestrationStatus blocked = DIRECTORY
                .search(standing(RuntimeStatus.BLOCKED), null, 1)
                .instances()
                .get(0);
        assertThat(blocked).isEqualTo(DIRECTORY.status(blocked.instanceId()).orElseThrow());
    }

    private static void assertSame(InstanceFilter filter, String where) {
        List<String> expected = rows(where);
        assertThat(pages(filter, 300)).as("%s", filter).isEqualTo(expected);
        assertThat(DIRECTORY.count(filter, 1_000_000)).as("%s", filter).isEqualTo(expected.size());
    }

    @Test
    void hosts_are_counted_from_their_leases() {
        assertThat(STORE.hosts())
                .extracting(each -> each.host() + " " + each.instances() + " " + each.expired())
                .containsExactly("host0 500 500", "host2 500 0");
    }

    // ---- what is read

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("limit", "int8"),
            Map.entry("most", "int8"),
            Map.entry("ignored", "text"),
            Map.entry("marks", "text[]"),
            Map.entry("functions", "text[]"),
            Map.entry("ends", "text[]"),
            Map.entry("tagnames", "text[]"),
            Map.entry("tagvalues", "text[]"),
            Map.entry("prefix", "text"),
            Map.entry("beyond", "text"),
            Map.entry("madefrom", "timestamptz"),
            Map.entry("madebefore", "timestamptz"),
            Map.entry("changedfrom", "timestamptz"),
            Map.entry("changedbefore", "timestamptz"),
            Map.entry("afterat", "timestamptz"),
            Map.entry("afterid", "text"));

    /** Executes a statement under the settings of the store's sessions, or others, with these values for its parameters. */
    private static String plan(String sql, Map<String, String> values, String... settings) throws SQLException {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Matcher named = Pattern.compile("(?<!:):([a-z]+)").matcher(sql);
        String numbered = named.replaceAll(
                (MatchResult found) -> "\\$" + numbers.computeIfAbsent(found.group(1), name -> numbers.size() + 1));
        List<String> types = numbers.keySet().stream().map(TYPES::get).toList();
        List<String> given = numbers.keySet().stream()
                .map(name ->
                        name.equals("limit") ? "50" : name.equals("most") ? "1000000" : values.getOrDefault(name, ""))
                .map(value -> "'" + value.replace("'", "''") + "'")
                .toList();
        StringBuilder plan = new StringBuilder();
        try (Connection connection = TestServer.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute("SET " + setting);
            }
            statement.execute("PREPARE it (" + String.join(", ", types) + ") AS " + numbered);
            try (ResultSet row = statement.executeQuery(
                    "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE it(" + String.join(", ", given) + ")")) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    /** Those of the root, which counts what is below it too. */
    private static long pagesRead(String plan) {
        Matcher pages = PAGES.matcher(plan);
        assertThat(pages.find()).isTrue();
        long hit = Long.parseLong(pages.group(1));
        assertThat(pages.find()).isTrue();
        return hit + Long.parseLong(pages.group(1));
    }

    private static final String SETTINGS = "enable_seqscan = off; SET plan_cache_mode = force_generic_plan";

    /** A page has 50 rows; of running ones it reads the journals of 20 rows too, some 25 blocks each. */
    private static void assertReads(
            InstanceFilter filter, Map<String, String> values, @Nullable InstanceKey after, long most)
            throws SQLException {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put("marks", "{\"\\\"@type\\\":\\\"\"}");
        all.put("ignored", "-");
        String plan = plan(new InstanceSearch(filter, after).sql(), all, SETTINGS);
        assertThat(plan).doesNotContain("\"Seq Scan\"");
        assertThat(pagesRead(plan)).as(plan).isPositive().isLessThan(most);
    }

    @Test
    void a_page_of_ended_ones_reads_its_own_rows_wherever_it_is() throws SQLException {
        InstanceKey middle = new InstanceKey(BEGIN.plusSeconds(1_500), "e015000");
        Map<String, String> at = Map.of("afterat", middle.createdAt().toString(), "afterid", middle.instanceId());
        InstanceFilter ended = standing(
                RuntimeStatus.COMPLETED, RuntimeStatus.FAILED, RuntimeStatus.CANCELED, RuntimeStatus.TERMINATED);
        Map<String, String> all = Map.of("ends", "{COMPLETED,FAILED,CANCELED,TERMINATED}");
        assertReads(ended, all, null, 500);
        Map<String, String> both = new LinkedHashMap<>(all);
        both.putAll(at);
        assertReads(ended, both, middle, 500);
    }

    @Test
    void a_page_of_all_reads_the_running_and_its_own_rows() throws SQLException {
        InstanceKey middle = new InstanceKey(BEGIN.plusSeconds(1_500), "e015000");
        assertReads(InstanceFilter.ALL, Map.of(), null, 1_500);
        assertReads(
                InstanceFilter.ALL,
                Map.of("afterat", middle.createdAt().toString(), "afterid", "e015000"),
                middle,
                1_500);
    }

    @ParameterizedTest
    @CsvSource({"e012345, 1000", "e0123, 1000", "r0001, 1500", "nobody, 1000"})
    void a_prefix_is_looked_up_by_the_primary_key(String prefix, long most) throws SQLException {
        assertReads(
                filter(Set.of(), prefix, Map.of()),
                Map.of("prefix", prefix, "beyond", InstanceSearch.beyond(prefix)),
                null,
                most);
    }

    @Test
    void without_the_settings_of_the_store_a_page_of_ended_ones_is_found_by_its_index_too() throws SQLException {
        InstanceFilter failed = standing(RuntimeStatus.FAILED);
        Map<String, String> values = Map.of("ends", "{FAILED}", "marks", "{}", "ignored", "-");
        String sql = new InstanceSearch(failed, null).sql();
        for (String mode : List.of("force_generic_plan", "force_custom_plan")) {
            String plan = plan(sql, values, "plan_cache_mode = " + mode);
            assertThat(plan).contains("idx_durable_state_created");
            assertThat(pagesRead(plan)).as(plan).isLessThan(1_500);
        }
    }

    @Test
    void a_search_that_reads_all_would_be_found_out() throws SQLException {
        InstanceFilter none = filter(Set.of(), null, Map.of("team", "nobody"));
        String plan = plan(
                new InstanceSearch(none, null).sql(),
                Map.of("tagnames", "{team}", "tagvalues", "{nobody}", "marks", "{}", "ignored", "-"),
                SETTINGS);
        assertThat(pagesRead(plan)).isGreaterThan(1_500);
    }

    @Test
    void the_end_of_a_prefix_is_the_next_text_by_code_points() {
        assertThat(InstanceSearch.beyond("a")).isEqualTo("b");
        assertThat(InstanceSearch.beyond("a\uD7FF")).isEqualTo("a\uE000");
        assertThat(InstanceSearch.beyond("a\uFFFF")).isEqualTo("a\uD800\uDC00");
        assertThat(InstanceSearch.beyond("a\uDBFF\uDFFF")).isEqualTo("b");
        assertThat(InstanceSearch.beyond("\uDBFF\uDFFF"))
                .isEqualTo(String.join("", Collections.nCopies(256, "\uDBFF\uDFFF")));
    }
}
