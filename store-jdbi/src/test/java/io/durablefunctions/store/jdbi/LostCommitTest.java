package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.PATIENCE;
import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.durable;
import static io.durablefunctions.store.jdbi.Given.leased;
import static io.durablefunctions.store.jdbi.Given.message;
import static io.durablefunctions.store.jdbi.Given.ready;
import static io.durablefunctions.store.jdbi.Given.started;
import static io.durablefunctions.store.jdbi.Given.turn;
import static io.durablefunctions.store.jdbi.Given.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import io.durablefunctions.store.jdbi.CuttingProxy.Cut;
import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LostCommitTest {

    private final String database = TestServer.newDatabase();
    private CuttingProxy proxy;
    private PostgreSqlStateStore store;
    private int expectedCuts = 1;

    @BeforeEach
    void open() throws IOException {
        int port = Integer.parseInt(database.replaceAll(".*Port=(\\d+).*", "$1"));
        proxy = new CuttingProxy("localhost", port);
        store = PostgreSqlStateStore.connect(throughProxy());
        store.prepare();
    }

    private String throughProxy() {
        return database.replaceAll("Port=\\d+", "Port=" + proxy.port()) + ";SSL Mode=Disable";
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
        assertThat(proxy.cuts.get()).as("connections cut").isEqualTo(expectedCuts);
    }

    private String query(String sql) {
        return TestServer.query(database, sql);
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
    void an_append_is_written_once(Cut cut) {
        long a = started(store, "a", "me");
        proxy.cut(cut, 1);
        Commit commit = new Commit(append("a", a, 1), List.of(ready("child")), List.of(message("a", "m")));
        Written.Durable written = (Written.Durable) write(store, commit);
        assertThat(written.version()).isEqualTo(a);
        assertThat(written.starts().get(0)).isInstanceOf(StartResult.Created.class);
        assertThat(written.undelivered()).isEmpty();
        assertThat(query("SELECT count(*) FROM durable_history")).isEqualTo("1");
        assertThat(write(store, append("a", a, 2))).isEqualTo(durable(a));
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
    void several_lost_answers_in_a_row_are_settled(Cut cut) {
        long a = started(store, "a", "me");
        proxy.cut(cut, 3);
        expectedCuts = cut == Cut.BEFORE_COMMIT ? 3 : 1;
        assertThat(write(store, append("a", a, 1))).isEqualTo(durable(a));
        assertThat(query("SELECT count(*) FROM durable_history")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
    void a_completion_is_written_once(Cut cut) {
        long a = started(store, "a", "me");
        proxy.cut(cut, 1);
        assertThat(write(store, turn("a", a, 1, new Then.Complete("{\"x\": 1}", false))))
                .isEqualTo(durable(a + 1));
        assertThat(store.find("a", false).orElseThrow().stateJson()).isEqualTo("{\"x\": 1}");
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
    void starts_and_messages_alone_are_written_once(Cut cut) {
        started(store, "a", "me");
        proxy.cut(cut, 1);
        Commit commit = new Commit(null, List.of(ready("b")), List.of(message("a", "m")));
        Written.Durable written = (Written.Durable) write(store, commit);
        assertThat(written.starts().get(0)).isInstanceOf(StartResult.Created.class);
        assertThat(written.undelivered()).isEmpty();
        assertThat(query("SELECT count(*) FROM durable_inbox")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
    void a_release_without_a_row_is_settled(Cut cut) {
        long a = started(store, "a", "me");
        proxy.cut(cut, 1);
        Commit release = Commit.of(new TurnWrite("a", a, null, List.of(), new Then.Release(null)));
        assertThat(write(store, release)).isEqualTo(durable(a + 1));
        assertThat(query("SELECT version FROM durable_state")).isEqualTo("" + (a + 1));
    }

    @Test
    void where_nothing_can_tell_the_caller_hears_that_it_is_unknown() {
        try (PostgreSqlStateStore distributed = PostgreSqlStateStore.connect(
                throughProxy(), PostgreSqlOptions.defaults().withClaimStrategy(ClaimStrategy.DISTRIBUTED))) {
            started(distributed, "a", "me");
            proxy.cut(Cut.AFTER_COMMIT, 1);
            Written written = write(distributed, Commit.of(message("a", "m")));
            assertThat(((Written.Failed) written).cause())
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("cannot be told");
        }
        assertThat(query("SELECT count(*) FROM durable_inbox")).isEqualTo("1");
    }

    @Test
    void where_nothing_can_tell_a_turn_is_tried_again_until_patience_ends() {
        try (PostgreSqlStateStore distributed = PostgreSqlStateStore.connect(
                throughProxy(), PostgreSqlOptions.defaults().withClaimStrategy(ClaimStrategy.DISTRIBUTED))) {
            long a = started(distributed, "a", "me");
            proxy.cut(Cut.BEFORE_COMMIT, 200);
            Commit release = Commit.of(new TurnWrite("a", a, null, List.of(), new Then.Release(null)));
            Written written =
                    distributed.write(List.of(release), Duration.ofMillis(300)).get(0);
            assertThat(((Written.Failed) written).cause()).isInstanceOf(OutcomeUnknownException.class);
            expectedCuts = proxy.cuts.get();
            assertThat(expectedCuts).isBetween(1, 50);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
    void starts_alone_are_written_once_and_told_from_what_was_there(Cut cut) {
        write(store, Commit.of(ready("there")));
        proxy.cut(cut, 1);
        List<Written> written =
                store.write(List.of(Commit.of(leased("mine", "me")), Commit.of(leased("there", "me"))), PATIENCE);
        String version = query("SELECT version FROM durable_state WHERE instance_id = 'mine'");
        assertThat(((Written.Durable) written.get(0)).starts())
                .containsExactly(new StartResult.Created(Long.parseLong(version)));
        assertThat(((Written.Durable) written.get(1)).starts().get(0)).isInstanceOf(StartResult.Exists.class);
    }

    @Test
    void of_two_starts_of_one_id_whose_answer_was_lost_the_first_one_is_the_one_that_was_made() {
        proxy.cut(Cut.AFTER_COMMIT, 1);
        List<Written> written =
                store.write(List.of(Commit.of(leased("a", "me")), Commit.of(leased("a", "me"))), PATIENCE);
        assertThat(((Written.Durable) written.get(0)).starts().get(0)).isInstanceOf(StartResult.Created.class);
        assertThat(((Written.Durable) written.get(1)).starts().get(0)).isInstanceOf(StartResult.Exists.class);
    }

    @Test
    void a_turn_taken_over_after_a_lost_answer_is_lost() {
        long a = started(store, "a", "me");
        proxy.cut(Cut.BEFORE_COMMIT, Integer.MAX_VALUE);
        Written unknown = store.write(List.of(Commit.of(append("a", a, 1))), Duration.ofMillis(200))
                .get(0);
        assertThat(unknown).isInstanceOf(Written.Failed.class);
        expectedCuts = proxy.cuts.get();
        proxy.cut(Cut.NOWHERE, 0);
        TestServer.execute(database, "UPDATE durable_state SET execute_after = now(), lease_expires_at = now()");
        assertThat(store.claim(Given.request("you")).get(0).instance().journal())
                .hasSize(1);
        assertThat(write(store, append("a", a, 1))).isEqualTo(new Written.LeaseLost());
    }

    @Test
    void a_start_that_is_given_up_after_a_lost_answer_is_unknown_since_it_may_still_begin() {
        proxy.cut(Cut.BEFORE_COMMIT, Integer.MAX_VALUE);
        Written unknown = store.write(List.of(Commit.of(leased("a", "me"))), Duration.ofMillis(200))
                .get(0);
        expectedCuts = proxy.cuts.get();
        assertThat(((Written.Failed) unknown).cause()).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void a_start_that_its_own_host_has_claimed_since_is_not_what_it_inserted() throws SQLException {
        expectedCuts = 0;
        Commit start = Commit.of(leased("a", "me"));
        write(store, start);
        UnknownCommit unknown = new UnknownCommit(new FlushPlan(List.of(start)), null, null, new SQLException("cut"));
        assertThat(settled(unknown)).isEqualTo(Settlement.Outcome.DURABLE);
        TestServer.execute(database, "UPDATE durable_state SET execute_after = now(), lease_expires_at = now()");
        assertThat(store.claim(Given.request("me"))).hasSize(1);
        assertThat(settled(unknown)).isEqualTo(Settlement.Outcome.NOT_DURABLE);
    }

    private Settlement.Outcome settled(UnknownCommit unknown) throws SQLException {
        try (Connection connection = TestServer.connect(database)) {
            connection.setAutoCommit(false);
            Settlement.Outcome outcome = new Settlement(connection, unknown).outcome();
            connection.rollback();
            return outcome;
        }
    }

    @Test
    void a_database_that_stays_away_fails_the_write_when_patience_ends() {
        expectedCuts = 0;
        proxy.close();
        try (PostgreSqlStateStore away = PostgreSqlStateStore.connect(throughProxy() + ";Timeout=1")) {
            Written written = away.write(List.of(Commit.of(ready("a"))), Duration.ofMillis(300))
                    .get(0);
            assertThat(((Written.Failed) written).cause())
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("cannot be reached");
        }
    }

    @Test
    void a_connection_that_ends_before_commit_is_replaced() {
        long a = started(store, "a", "me");
        expectedCuts = 0;
        TestServer.execute(
                database,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'durable-functions' AND datname = current_database()");
        assertThat(store.write(List.of(Commit.of(append("a", a, 1))), PATIENCE)).containsExactly(durable(a));
        assertThat(store.renew(List.of(new io.durablefunctions.store.Lease("a", a)), Given.LEASE))
                .hasSize(1);
    }
}
