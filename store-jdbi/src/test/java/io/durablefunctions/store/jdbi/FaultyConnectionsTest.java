package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.durable;
import static io.durablefunctions.store.jdbi.Given.leased;
import static io.durablefunctions.store.jdbi.Given.message;
import static io.durablefunctions.store.jdbi.Given.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** Driver or server refuse something in the middle of a write. */
class FaultyConnectionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String database = TestServer.newDatabase();
    private final PGSimpleDataSource source = source();
    private PostgreSqlStateStore store = PostgreSqlStateStore.of(source);

    private PGSimpleDataSource source() {
        ConnectionSettings settings = ConnectionSettings.parse(database);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.properties().getProperty("user"));
        source.setPassword(settings.properties().getProperty("password"));
        return source;
    }

    private void with(FaultySource.Fault fault) {
        store.prepare();
        store.close();
        store = PostgreSqlStateStore.of(FaultySource.of(source, fault));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_fails_after_a_batch_is_durable_does_not_have_it_written_again() {
        AtomicBoolean fails = new AtomicBoolean();
        with((method, arguments) -> {
            if (method.equals("prepareStatement")
                    && arguments[0].equals(StateTable.EXISTING)
                    && fails.compareAndSet(true, false)) {
                throw new PSQLException(new ServerErrorMessage("SERROR\0VERROR\0C53200\0Mout of memory\0"));
            }
        });
        long a = started(store, "a", "me");
        started(store, "there", "me");
        fails.set(true);
        List<Written> written =
                store.write(List.of(Commit.of(append("a", a, 1)), Commit.of(leased("there", "you"))), PATIENCE);
        assertThat(fails).isFalse();
        assertThat(written.get(0)).isEqualTo(durable(a));
        assertThat(((Written.Durable) written.get(1)).starts())
                .containsExactly(new StartResult.Exists("Order", "{\"base\": 0}", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE durable_state SET version = version + 2, is_completed = true WHERE instance_id = 'a'",
                "DELETE FROM durable_state WHERE instance_id = 'a'"
            })
    void a_message_is_not_written_again_where_others_have_gone_on_with_the_instances_of_its_batch(String gone) {
        AtomicBoolean answerIsLost = new AtomicBoolean();
        with((method, arguments) -> {
            if (method.equals("setAutoCommit")
                    && arguments[0].equals(true)
                    && answerIsLost.compareAndSet(true, false)) { // right after a commit
                TestServer.execute(database, gone);
                TestServer.execute(database, "DELETE FROM durable_history");
                throw new PSQLException("cut", PSQLState.CONNECTION_FAILURE);
            }
        });
        long a = started(store, "a", "me");
        started(store, "b", "me");
        answerIsLost.set(true);
        List<Written> written =
                store.write(List.of(Commit.of(append("a", a, 1)), Commit.of(message("b", "m"))), PATIENCE);
        assertThat(answerIsLost).isFalse();
        assertThat(written.get(0)).isEqualTo(new Written.LeaseLost());
        assertThat(((Written.Failed) written.get(1)).cause()).isInstanceOf(OutcomeUnknownException.class);
        assertThat(TestServer.query(database, "SELECT count(*) FROM durable_inbox"))
                .isEqualTo("1");
    }

    @Test
    void a_start_that_may_still_arrive_is_unknown_also_if_it_meets_a_lock_when_it_is_written_again()
            throws SQLException {
        AtomicInteger starts = new AtomicInteger(Integer.MIN_VALUE);
        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            with((method, arguments) -> {
                if (method.equals("prepareStatement") && arguments[0].toString().contains(StateTable.START)) {
                    int number = starts.incrementAndGet();
                    if (number == 1) {
                        throw new PSQLException("cut", PSQLState.CONNECTION_FAILURE);
                    }
                    if (number == 3) { // after it has been looked what became of the first one
                        statement.execute(
                                "INSERT INTO durable_state (instance_id, state_json, function_name, execute_after,"
                                        + " is_completed, version) VALUES ('b', '{}', 'Order', now(), false, 1)");
                    }
                }
            });
            store.prepare();
            starts.set(0);
            List<Written> written =
                    store.write(List.of(Commit.of(leased("a", "me")), Commit.of(leased("b", "me"))), PATIENCE);
            assertThat(starts).hasValueGreaterThan(3);
            assertThat(written.get(0)).isInstanceOf(Written.Durable.class);
            assertThat(((Written.Failed) written.get(1)).cause()).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void of_a_batch_all_are_written_but_the_one_whose_data_the_driver_refuses() {
        with((method, arguments) -> {
            if (method.equals("createArrayOf")
                    && Arrays.asList((Object[]) arguments[1]).contains("[\"huge\"]")) {
                throw new PSQLException("Unable to bind parameter values.", PSQLState.INVALID_PARAMETER_VALUE);
            }
        });
        long a = started(store, "a", "me");
        long b = started(store, "b", "me");
        TurnWrite huge = new TurnWrite("b", b, new HistoryRow(1, "[\"huge\"]"), List.of(), new Then.Keep());
        NewInstance hugeStart = new NewInstance("c", "Order", "[\"huge\"]", Duration.ZERO, "me", PATIENCE);
        List<Written> written = store.write(
                List.of(
                        Commit.of(append("a", a, 1)),
                        Commit.of(huge),
                        Commit.of(hugeStart),
                        Commit.of(leased("d", "me"))),
                PATIENCE);
        assertThat(written.get(0)).isEqualTo(durable(a));
        assertThat(((Written.Failed) written.get(1)).cause())
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageContaining("instance 'b'");
        assertThat(((Written.Failed) written.get(2)).cause())
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageContaining("instance 'c'");
        assertThat(written.get(3))
                .isEqualTo(new Written.Durable(
                        0,
                        List.of(new StartResult.Created(
                                store.find("d", false).orElseThrow().version())),
                        Set.of()));
    }
}
