package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.PATIENCE;
import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.durable;
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
import io.durablefunctions.store.jdbi.CuttingProxy.Cut;
import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to the COMMIT of an activity's transaction is lost: the store finds out what became of it. */
@Timeout(120)
class LostActivityCommitTest {

    private final String database = TestServer.newDatabase();
    private CuttingProxy proxy;
    private PostgreSqlStateStore store;

    @BeforeEach
    void open() throws IOException {
        int port = Integer.parseInt(database.replaceAll(".*Port=(\\d+).*", "$1"));
        proxy = new CuttingProxy("localhost", port);
        store = PostgreSqlStateStore.connect(throughProxy());
        store.prepare();
        TestServer.execute(database, "CREATE TABLE ledger (entry text PRIMARY KEY)");
    }

    private String throughProxy() {
        return database.replaceAll("Port=\\d+", "Port=" + proxy.port()) + ";SSL Mode=Disable";
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
        assertThat(proxy.cuts.get()).as("connections cut").isEqualTo(1);
    }

    private String entries() {
        return TestServer.query(database, "SELECT entry FROM ledger");
    }

    private static TurnWrite turnThat(String what, long version) {
        return switch (what) {
            case "goes on" -> append("a", version, 1);
            case "ends" -> turn("a", version, 1, new Then.Complete("{}", false));
            case "begins anew" -> turn("a", version, 1, new Then.ContinueAsNew("{\"base\":1}", 1));
            default -> throw new AssertionError(what);
        };
    }

    private static Written pay(PostgreSqlStateStore store, TurnWrite turn) throws Exception {
        return store.activityTransactions()
                .orElseThrow()
                .run(Acting.sql("INSERT INTO ledger VALUES ('rent')", Commit.of(turn)), PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"goes on", "ends", "begins anew"})
    void what_was_committed_is_found_to_be_durable(String what) throws Exception {
        long a = started(store, "a", "me");
        TurnWrite turn = turnThat(what, a);
        proxy.cut(Cut.AFTER_COMMIT, 1);

        assertThat(pay(store, turn)).isEqualTo(durable(turn.raisesVersion() ? a + 1 : a));

        assertThat(entries()).isEqualTo("rent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"goes on", "ends", "begins anew"})
    void what_was_not_committed_is_found_to_be_gone_and_can_be_done_again(String what) throws Exception {
        long a = started(store, "a", "me");
        TurnWrite turn = turnThat(what, a);
        proxy.cut(Cut.BEFORE_COMMIT, 1);

        Written written = pay(store, turn);

        assertThat(((Written.Failed) written).cause())
                .isInstanceOf(StateStoreException.class)
                .isNotInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("Nothing of it was written");
        assertThat(entries()).isEmpty();
        assertThat(pay(store, turn)).isInstanceOf(Written.Durable.class);
        assertThat(entries()).isEqualTo("rent");
    }

    @Test
    void where_nothing_can_tell_it_is_unknown_and_the_lease_tells() throws Exception {
        try (PostgreSqlStateStore distributed = PostgreSqlStateStore.connect(
                throughProxy(), PostgreSqlOptions.defaults().withClaimStrategy(ClaimStrategy.DISTRIBUTED))) {
            long a = started(distributed, "a", "me");
            TurnWrite turn = turnThat("begins anew", a);
            proxy.cut(Cut.AFTER_COMMIT, 1);

            Written written = pay(distributed, turn);

            assertThat(((Written.Failed) written).cause()).isInstanceOf(OutcomeUnknownException.class);
            assertThat(entries()).isEqualTo("rent");
            assertThat(write(distributed, append("a", a, 2))).isEqualTo(new Written.LeaseLost());
        }
    }
}
