package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables can be sharded by {@code instance_id}. */
class ShardedSchemaTest {

    private static final String TABLES =
            "(conrelid::regclass::text IN ('durable_state', 'durable_history', 'durable_inbox'))";
    private static String database = "";

    @BeforeAll
    static void create() {
        database = TestServer.newDatabase();
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(database)) {
            store.prepare();
        }
    }

    @Test
    void every_unique_index_contains_instance_id() {
        assertThat(TestServer.query(
                        database,
                        "SELECT i.indexrelid::regclass FROM pg_index i WHERE i.indisunique AND "
                                + TABLES.replace("conrelid", "i.indrelid")
                                + " AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = i.indrelid"
                                + " AND a.attname = 'instance_id' AND a.attnum = ANY(i.indkey))"))
                .isEmpty();
    }

    @Test
    void no_foreign_key_and_no_exclusion_crosses_shards() {
        assertThat(TestServer.query(
                        database, "SELECT conname FROM pg_constraint WHERE contype IN ('f', 'x') AND " + TABLES))
                .isEmpty();
    }

    @Test
    void no_column_is_filled_from_a_sequence() {
        assertThat(TestServer.query(
                        database,
                        "SELECT attrelid::regclass, attname FROM pg_attribute a LEFT JOIN pg_attrdef d"
                                + " ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attnum > 0 AND "
                                + TABLES.replace("conrelid", "a.attrelid")
                                + " AND (a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval%')"))
                .isEmpty();
    }

    /** The two are for SQL by hand; they are dropped before the tables are distributed. */
    @Test
    void the_triggers_are_the_two_that_the_store_does_without() {
        assertThat(TestServer.query(
                        database,
                        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND "
                                + TABLES.replace("conrelid", "tgrelid") + " ORDER BY 1"))
                .isEqualTo("durable_state_removed\ndurable_state_touch");
    }
}
