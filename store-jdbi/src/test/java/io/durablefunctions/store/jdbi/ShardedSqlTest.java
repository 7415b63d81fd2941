package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import io.durablefunctions.store.jdbi.SqlLog.Logged;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing that is said to the database needs what tables lack that are sharded by {@code instance_id}. Every operation is run once on a
 * server that logs statements; the rules are about what it logged.
 */
class ShardedSqlTest {

    /** Equal to a parameter, to one of a list, or to a row of parameters: the shards can be told from the parameters. */
    private static final Pattern KEYED = Pattern.compile("instance_id = (\\$|ANY\\(\\$\\)|[uc]\\.id\\b)"
            + "|INSERT INTO durable_\\w+ \\(instance_id, .* SELECT u\\.id,.* FROM unnest\\(");

    /** Writes that go to all shards. */
    private static final Map<String, String> SWEEPS = Map.of(
            "UPDATE durable_inbox m SET dead_reason",
            "mail that instances left behind when they ended: once a lease, each shard for itself",
            "DELETE FROM durable_history h WHERE h.created_at",
            "rows without an instance: every ten minutes, each shard for itself",
            "DELETE FROM durable_inbox m WHERE m.sent_at",
            "messages without an instance: every ten minutes, each shard for itself");

    /** Reads that go to all shards. */
    private static final Map<String, String> POLLS = Map.of(
            "SELECT instance_id, version, lease_owner FROM durable_state WHERE NOT is_completed AND execute_after <=",
            "what is due, for a claim",
            "SELECT instance_id, execute_after, function_name, version, lease_owner, lease_expires_at FROM"
                    + " durable_state",
            "what is due, for whoever asks",
            "SELECT count(*) FROM (SELECT FROM durable_state WHERE NOT is_completed AND execute_after <=",
            "how much is due, for a host that is full",
            "SELECT m.instance_id, m.message_id, m.payload FROM (SELECT * FROM durable_inbox WHERE dead_reason IS NULL",
            "mail of a host",
            "SELECT d.instance_id, d.function_name, d.version, d.is_completed, d.lease_owner, CASE WHEN d.is_completed",
            "a list of instances, when asked",
            "SELECT count(*) FROM (SELECT 1 FROM",
            "how many instances there are, when asked",
            "SELECT lease_owner, count(*) AS instances",
            "hosts by their leases, when asked",
            "SELECT d.instance_id FROM durable_state d WHERE d.instance_id IN (SELECT m.instance_id",
            "sleepers with mail, for the sweep");

    /** Not for this strategy, or not without hints. */
    private static final List<String> OF_OTHERS = List.of("SKIP_LOCKED", "HINT", "HINT_ON_COMMIT", "CURRENT", "STATUS");

    private static List<Logged> statements = List.of();
    private static List<Logged> withoutPlans = List.of();

    @BeforeAll
    static void run_everything_once() throws Exception {
        PostgreSqlOptions options = PostgreSqlOptions.defaults()
                .withClaimStrategy(ClaimStrategy.DISTRIBUTED)
                .withListenForHints(false);
        try (SqlLog log = SqlLog.open()) {
            try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(log.connectionString(), options)) {
                store.prepare();
            }
            log.begin();
            try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(
                    log.connectionString(), options.withMigrations(false).withPrepareThreshold(0))) {
                new EveryOperation(store).run();
            }
            withoutPlans = log.statements();
            try (CuttingProxy proxy = log.proxy();
                    PostgreSqlStateStore store = PostgreSqlStateStore.connect(
                            log.through(proxy),
                            options.withMigrations(false).withIdleInTransactionTimeout(Duration.ofMillis(500)))) {
                new EveryOperation(store).loseAnswers(proxy);
                new EveryOperation(store).loseClaim(proxy);
                new EveryOperation(store).stall(proxy);
            }
            statements = log.statements();
        }
    }

    private static List<Logged> that(Predicate<Logged> rule) {
        return statements.stream().filter(rule).toList();
    }

    private static boolean isOneOf(Map<String, String> known, Logged statement) {
        return known.keySet().stream().anyMatch(statement.text()::startsWith);
    }

    private static boolean isKeyed(Logged statement) {
        return KEYED.matcher(statement.text()).find();
    }

    @Test
    void every_statement_of_the_store_has_been_run() throws IllegalAccessException {
        List<String> missing = new ArrayList<>();
        for (Class<?> each : List.of(
                StateTable.class,
                HistoryTable.class,
                InboxTable.class,
                Claims.class,
                Settlement.class,
                Rouse.class,
                StalledTransactions.class,
                TransactionId.class)) {
            for (Field field : each.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    field.setAccessible(true);
                    String sql = SqlLog.normal((String) field.get(null));
                    boolean statement = sql.matches("(SELECT|INSERT|UPDATE|DELETE|WITH)\\b.*");
                    if (statement
                            && !OF_OTHERS.contains(field.getName())
                            && that(logged -> logged.text().contains(sql)).isEmpty()) {
                        missing.add(each.getSimpleName() + "." + field.getName() + ": " + sql);
                    }
                }
            }
        }
        assertThat(missing).as("EveryOperation does not bring the store to say").isEmpty();
    }

    @Test
    void every_write_names_its_instances_except_for_the_sweeps() {
        assertThat(that(it -> it.isWrite() && !isKeyed(it) && !isOneOf(SWEEPS, it)))
                .isEmpty();
    }

    @Test
    void every_read_names_its_instances_except_for_the_polls() {
        assertThat(that(it -> it.readsOrWritesTables()
                        && !it.isWrite()
                        && !isKeyed(it)
                        && !isOneOf(POLLS, it)
                        && !it.text().contains("durable_schema_version")
                        && !it.text().contains("pg_attribute")
                        && !it.text().contains("to_regclass")))
                .isEmpty();
    }

    @Test
    void every_sweep_and_every_poll_that_is_excepted_is_still_there() {
        assertThat(SWEEPS.keySet())
                .allMatch(known -> !that(it -> it.text().startsWith(known)).isEmpty());
        assertThat(POLLS.keySet())
                .allMatch(known -> !that(it -> it.text().startsWith(known)).isEmpty());
    }

    @Test
    void two_tables_in_one_statement_are_joined_by_instance_id() {
        Pattern table = Pattern.compile("durable_(state|history|inbox)\\b");
        Pattern joined = Pattern.compile(
                "instance_id = \\w+\\.instance_id|USING \\(instance_id\\)|instance_id IN \\(SELECT m\\.instance_id"
                        + "|FROM durable_state d WHERE d\\.instance_id = u\\.id");
        assertThat(that(it -> table.matcher(it.text())
                                        .results()
                                        .map(found -> found.group())
                                        .distinct()
                                        .count()
                                > 1
                        && !it.text().contains("pg_locks") // names them and reads none
                        && !joined.matcher(it.text()).find()))
                .isEmpty();
    }

    @Test
    void a_row_is_locked_only_where_its_instance_is_named() {
        Pattern lock = Pattern.compile("\\bFOR (NO KEY )?(UPDATE|SHARE|KEY SHARE)\\b|SKIP LOCKED|\\bLOCK TABLE\\b");
        assertThat(that(it ->
                        lock.matcher(it.text()).find() && !it.text().contains("WHERE instance_id = $ FOR UPDATE")))
                .isEmpty();
    }

    @Test
    void nothing_that_is_written_is_computed_by_a_volatile_function() {
        Pattern volatiles = Pattern.compile(
                "\\b(clock_timestamp|timeofday|random|gen_random_uuid|uuid_generate_\\w+|nextval|currval"
                        + "|lastval|txid_current|pg_current_xact_id|pg_notify|set_config)\\s*\\(");
        assertThat(that(it -> it.isWrite() && volatiles.matcher(it.text()).find()))
                .isEmpty();
    }

    /** It would be computed on each shard, by the settings of that shard; Citus refuses it. */
    @Test
    void no_update_applies_a_function_to_a_column_whose_answer_depends_on_settings_or_the_clock() {
        Pattern stable = Pattern.compile("\\b[a-z]\\w*\\.\\w+::(timestamptz|timestamp|date|time|interval|reg\\w+)\\b"
                + "|\\b(to_timestamp|to_char|to_date|date_trunc|age)\\s*\\(");
        assertThat(that(it -> it.text().startsWith("UPDATE")
                        && stable.matcher(it.text()).find()))
                .isEmpty();
    }

    /** But for what the driver sets on each connection alike, so that it does not matter which one is got. */
    @Test
    void nothing_is_set_beyond_the_end_of_a_transaction() {
        assertThat(that(it -> it.text().matches("(?i)(SET|RESET|DISCARD)\\b.*")
                        && !it.text()
                                .matches("SET LOCAL .*|SET CONSTRAINTS .*|SET extra_float_digits ="
                                        + " \\d|SET application_name = .*")))
                .isEmpty();
        assertThat(that(it ->
                        it.text().contains("set_config(") && !it.text().matches(".*set_config\\([^)]*, true\\).*")))
                .isEmpty();
    }

    @Test
    void nothing_else_is_left_in_a_session() {
        Pattern state = Pattern.compile(
                "(?i)advisory_|\\bTEMP(ORARY)?\\b|\\bWITH HOLD\\b|\\bDECLARE\\b|^(UN)?LISTEN\\b|^NOTIFY\\b"
                        + "|pg_notify|^PREPARE\\b|^LOAD\\b");
        assertThat(that(it -> state.matcher(it.text()).find())).isEmpty();
    }

    @Test
    void no_statement_is_prepared_under_a_name_if_plans_are_not_to_be_kept() {
        assertThat(withoutPlans)
                .isNotEmpty()
                .allMatch(it -> it.name().startsWith("<unnamed>") || it.name().equals("<simple>"));
    }
}
