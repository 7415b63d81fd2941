package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final String DESCRIBE = """
            SELECT 'column', table_name::text, column_name::text, data_type || coalesce('(' || character_maximum_length || ')', ''),
              is_nullable::text, coalesce(column_default, '')
            FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL SELECT 'index', tablename, indexname, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname::text, pg_get_triggerdef(oid), '', ''
            FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT 'function', proname::text, prosrc, array_to_string(proconfig, ','), prosecdef::text, ''
            FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT 'options', relname::text, array_to_string(reloptions, ','), '', '', ''
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            UNION ALL SELECT 'version', version::text, file, '', '', '' FROM durable_schema_version ORDER BY 1, 2, 3, 4""";

    private final String database = TestServer.newDatabase();

    private void prepare(String connectionString, boolean migrations) {
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(
                connectionString, PostgreSqlOptions.defaults().withMigrations(migrations))) {
            store.prepare();
        }
    }

    private void sql(String sql) {
        TestServer.execute(database, sql);
    }

    private String query(String sql) {
        return TestServer.query(database, sql);
    }

    @Test
    void the_columns_are_exactly_the_documented_ones() {
        prepare(database, true);
        assertThat(query("""
                SELECT column_name, data_type, character_maximum_length, is_nullable FROM information_schema.columns
                WHERE table_name = 'durable_state' ORDER BY ordinal_position""")).isEqualTo("""
                        instance_id|character varying|255|NO
                        state_json|jsonb|null|NO
                        function_name|character varying|255|NO
                        execute_after|timestamp with time zone|null|NO
                        is_completed|boolean|null|NO
                        lease_owner|character varying|255|YES
                        lease_expires_at|timestamp with time zone|null|YES
                        version|bigint|null|NO
                        created_at|timestamp with time zone|null|NO
                        updated_at|timestamp with time zone|null|NO""");
        assertThat(query("SELECT indexname FROM pg_indexes WHERE tablename = 'durable_state' ORDER BY 1"))
                .isEqualTo("""
                        durable_state_pkey
                        idx_durable_state_completed
                        idx_durable_state_created
                        idx_durable_state_execute_after
                        idx_durable_state_function_name
                        idx_durable_state_lease""");
    }

    @Test
    void the_shipped_file_is_the_migrations_in_one() {
        StringBuilder expected = new StringBuilder(Migrations.VERSIONS);
        for (int number = 1; number <= Migrations.FILES.size(); number++) {
            String file = Migrations.FILES.get(number - 1);
            expected.append("\n-- ")
                    .append(file)
                    .append("\n")
                    .append(Migrations.text(file))
                    .append(Migrations.applied(number));
        }
        assertThat(Migrations.text("schema.sql"))
                .contains("pg_advisory_xact_lock(" + Migrations.LOCK + ")")
                .endsWith(expected.append("COMMIT;\n").toString());
    }

    @Test
    void the_shipped_file_run_by_hand_makes_the_same_schema_and_the_store_starts_on_it() {
        String other = TestServer.newDatabase();
        prepare(other, true);
        sql(Migrations.text("schema.sql"));
        sql(Migrations.text("schema.sql"));
        assertThat(query(DESCRIBE)).isEqualTo(TestServer.query(other, DESCRIBE));
        prepare(database, false);
        prepare(database, true);
    }

    @Test
    void without_migrations_an_empty_database_is_refused() {
        assertThatThrownBy(() -> prepare(database, false))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("version 0")
                .hasMessageContaining("Run schema.sql");
    }

    @Test
    void many_hosts_may_start_at_once() throws ExecutionException, InterruptedException {
        ExecutorService hosts = Executors.newFixedThreadPool(8);
        List<Future<?>> starts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            starts.add(hosts.submit(() -> prepare(database, true)));
        }
        for (Future<?> start : starts) {
            start.get();
        }
        hosts.shutdown();
        assertThat(query("SELECT count(*) FROM durable_schema_version")).isEqualTo("" + Migrations.FILES.size());
    }

    @Test
    void a_table_of_an_older_system_is_taken_with_its_rows() {
        sql("""
                CREATE TABLE durable_state (instance_id VARCHAR(255) PRIMARY KEY, state_json JSONB NOT NULL,
                  input JSONB NOT NULL, entries JSONB NOT NULL, function_name VARCHAR(255) NOT NULL,
                  execute_after TIMESTAMPTZ NOT NULL, is_completed BOOLEAN NOT NULL DEFAULT false, lease_owner VARCHAR(255),
                  lease_expires_at TIMESTAMPTZ, version BIGINT NOT NULL DEFAULT 0,
                  created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(), updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW());
                CREATE INDEX idx_durable_state_execute_after ON durable_state (execute_after);
                INSERT INTO durable_state (instance_id, state_json, input, entries, function_name, execute_after, version)
                VALUES ('old', '{}', '1', '[]', 'Order', now(), 3)""");
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(database)) {
            store.prepare();
            assertThat(Given.started(store, "new", "me")).isPositive();
            assertThat(store.claim(Given.request("me")).get(0).instance().version())
                    .isEqualTo(4);
            assertThat(Given.write(store, Given.append("old", 4, 1))).isEqualTo(Given.durable(4));
        }
        assertThat(query("SELECT indexdef FROM pg_indexes WHERE indexname = 'idx_durable_state_execute_after'"))
                .contains("WHERE (NOT is_completed)");
    }

    @Test
    void a_table_that_lacks_columns_is_refused_by_name() {
        sql(
                "CREATE TABLE durable_state (instance_id VARCHAR(255) PRIMARY KEY, state_json TEXT NOT NULL, tenant INT NOT NULL)");
        assertThatThrownBy(() -> prepare(database, true))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("version is missing")
                .hasMessageContaining("state_json is text and must be jsonb")
                .hasMessageContaining("tenant must not be NOT NULL")
                .hasMessageEndingWith("Alter it, or give the store a schema of its own.");
    }

    @Test
    void a_user_who_may_not_create_tables_can_use_a_schema_that_is_there() {
        String user = "worker_" + database.replaceAll(".*=test_", "");
        sql("CREATE ROLE " + user + " LOGIN PASSWORD 'secret'");
        String theirs = database.replaceAll("Username=[^;]*", "Username=" + user)
                .replaceAll("Password=[^;]*", "Password=secret");
        assertThatThrownBy(() -> prepare(theirs, true))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("too few rights")
                .hasMessageContaining("schema.sql");
        prepare(database, true);
        sql("GRANT SELECT, INSERT, UPDATE, DELETE ON durable_state, durable_history, durable_inbox TO " + user
                + "; GRANT SELECT ON durable_schema_version TO " + user);
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(theirs)) {
            store.prepare();
            Given.started(store, "a", "me");
            store.sweep();
        }
    }

    @Test
    void the_clean_up_of_the_guide_runs_as_it_is_and_leaves_no_orphans() {
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(database)) {
            store.prepare();
            for (String id : List.of("old", "new", "running")) {
                long version = Given.started(store, id, "me");
                Given.write(store, Commit.of(Given.message(id, "m")));
                Given.write(store, Given.append(id, version, 1));
                if (!id.equals("running")) {
                    Given.write(store, Given.turn(id, version, 2, new Then.Complete("{}", true)));
                }
            }
        }
        sql("UPDATE durable_state SET updated_at = now() - interval '8 days' WHERE instance_id <> 'new'");
        sql("""
                -- Delete completed instances older than 7 days
                DELETE FROM durable_state\s
                WHERE is_completed = true\s
                AND updated_at < NOW() - INTERVAL '7 days';""");
        assertThat(query("SELECT instance_id FROM durable_state ORDER BY 1")).isEqualTo("new\nrunning");
        assertThat(query("SELECT DISTINCT instance_id FROM durable_history ORDER BY 1"))
                .isEqualTo("new\nrunning");
        assertThat(query("SELECT DISTINCT instance_id FROM durable_inbox ORDER BY 1"))
                .isEqualTo("new\nrunning");
    }

    @Test
    void the_other_statements_of_the_guide_run_as_they_are() {
        prepare(database, true);
        sql("DO $$ BEGIN CREATE ROLE durableuser; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        sql("""
                GRANT ALL PRIVILEGES ON TABLE durable_state TO durableuser;
                GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO durableuser;""");
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(database)) {
            Given.started(store, "a", "me");
        }
        sql("UPDATE durable_state SET lease_expires_at = now() - interval '1 minute'");
        assertThat(query("""
                -- Check for stuck leases
                SELECT instance_id, function_name, lease_owner, lease_expires_at
                FROM durable_state\s
                WHERE lease_owner IS NOT NULL\s
                AND lease_expires_at < NOW()
                AND NOT is_completed;""")).startsWith("a|Order|me|");
        assertThat(query("SELECT count(*) FROM pg_stat_activity WHERE datname = 'durablefunctions';"))
                .isEqualTo("0");
        sql("SET ROLE durableuser; DELETE FROM durable_state");
    }

    @Test
    void updated_at_is_kept_for_statements_written_by_hand() {
        prepare(database, true);
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(database)) {
            Given.started(store, "a", "me");
        }
        sql("UPDATE durable_state SET updated_at = now() - interval '1 day'");
        sql("UPDATE durable_state SET function_name = 'Other'");
        assertThat(query("SELECT updated_at > now() - interval '1 hour' FROM durable_state"))
                .isEqualTo("t");
    }

    @Test
    void a_connection_that_is_not_read_committed_is_refused() {
        sql("ALTER DATABASE " + database.replaceAll(".*Database=", "")
                + " SET default_transaction_isolation = 'repeatable read'");
        prepare(database, true);
        assertThatThrownBy(() -> {
                    try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(
                            database, PostgreSqlOptions.defaults().withSessionSettings(false))) {
                        store.prepare();
                    }
                })
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("READ COMMITTED");
    }

    @Test
    void a_write_without_tables_fails_and_says_what_to_do() {
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(database)) {
            Written written = Given.write(store, Commit.of(Given.ready("a")));
            assertThat(((Written.Failed) written).cause()).hasMessageContaining("Call prepare()");
        }
    }
}
