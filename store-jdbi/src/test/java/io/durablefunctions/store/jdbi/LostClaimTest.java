package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.durable;
import static io.durablefunctions.store.jdbi.Given.message;
import static io.durablefunctions.store.jdbi.Given.ready;
import static io.durablefunctions.store.jdbi.Given.request;
import static io.durablefunctions.store.jdbi.Given.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.jdbi.CuttingProxy.Cut;
import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A claim whose COMMIT is not answered: the leases are there, and nobody knows. */
class LostClaimTest {

    private final String database = TestServer.newDatabase();
    private final PostgreSqlStateStore direct = PostgreSqlStateStore.connect(database);
    private CuttingProxy proxy;
    private int expectedCuts = 1;
    private PostgreSqlStateStore store;

    @BeforeEach
    void open() throws IOException {
        int port = Integer.parseInt(database.replaceAll(".*Port=(\\d+).*", "$1"));
        proxy = new CuttingProxy("localhost", port);
        store = store(ClaimStrategy.SKIP_LOCKED);
        store.prepare();
    }

    private PostgreSqlStateStore store(ClaimStrategy strategy) {
        String throughProxy = database.replaceAll("Port=\\d+", "Port=" + proxy.port()) + ";SSL Mode=Disable";
        return PostgreSqlStateStore.connect(
                throughProxy, PostgreSqlOptions.defaults().withClaimStrategy(strategy));
    }

    @AfterEach
    void close() {
        store.close();
        direct.close();
        proxy.close();
        assertThat(proxy.cuts.get()).as("connections cut").isEqualTo(expectedCuts);
    }

    private void loseClaim(Cut cut) {
        proxy.cut(cut, 1);
        assertThatThrownBy(() -> store.claim(request("me"))).isInstanceOf(StateStoreException.class);
    }

    private static void expire(String database) {
        TestServer.execute(
                database,
                "UPDATE durable_state SET lease_expires_at = statement_timestamp() - interval '1 second',"
                        + " execute_after = statement_timestamp() - interval '1 second'");
    }

    private long version() {
        return Long.parseLong(TestServer.query(database, "SELECT version FROM durable_state"));
    }

    @ParameterizedTest
    @EnumSource(ClaimStrategy.class)
    void the_next_claim_of_the_host_finds_it_with_all_it_holds(ClaimStrategy strategy) {
        store.close();
        store = store(strategy);
        write(store, Commit.of(ready("a")));
        write(store, Commit.of(message("a", "m")));
        loseClaim(Cut.AFTER_COMMIT);
        long claimed = version();

        ClaimedInstance found = store.claim(request("me")).get(0);

        assertThat(found.instance().instanceId()).isEqualTo("a");
        assertThat(found.instance().version()).isEqualTo(claimed).isEqualTo(version());
        assertThat(found.mail()).hasSize(1);
        assertThat(write(store, append("a", claimed, 1))).isEqualTo(durable(claimed));
        assertThat(store.claim(request("me"))).isEmpty();
    }

    @Test
    void a_take_over_that_is_found_has_one_fence_row() {
        write(store, Commit.of(ready("a")));
        direct.claim(request("dead"));
        expire(database);
        loseClaim(Cut.AFTER_COMMIT);

        assertThat(store.claim(request("me")).get(0).instance().journal()).hasSize(1);
    }

    @Test
    void it_is_found_with_its_whole_lease_before_it() {
        write(store, Commit.of(ready("a")));
        loseClaim(Cut.AFTER_COMMIT);
        String lost = TestServer.query(database, "SELECT lease_expires_at FROM durable_state");

        store.claim(request("me"));

        assertThat(TestServer.query(
                        database,
                        "SELECT lease_expires_at > '" + lost
                                + "' AND execute_after = lease_expires_at FROM durable_state"))
                .isEqualTo("t");
    }

    @Test
    void what_never_happened_is_claimed_as_ever() {
        write(store, Commit.of(ready("a")));
        loseClaim(Cut.BEFORE_COMMIT);

        assertThat(store.claim(request("me"))).hasSize(1);
        assertThat(store.claim(request("me"))).isEmpty();
    }

    @Test
    void what_another_host_has_claimed_since_under_the_same_version_is_left_to_it() {
        write(store, Commit.of(ready("a")));
        loseClaim(Cut.BEFORE_COMMIT);
        long others = direct.claim(request("you")).get(0).instance().version();

        assertThat(store.claim(request("me"))).isEmpty();
        assertThat(direct.renew(Set.of(new Lease("a", others)), Duration.ofMinutes(5)))
                .hasSize(1);
    }

    @Test
    void what_the_host_itself_has_claimed_since_is_not_found_twice() {
        write(store, Commit.of(ready("a")));
        loseClaim(Cut.BEFORE_COMMIT);
        assertThat(store.claim(request("me"))).hasSize(1);

        assertThat(store.claim(request("me"))).isEmpty();
    }

    @Test
    void another_host_on_the_same_store_does_not_find_it() {
        write(store, Commit.of(ready("a")));
        loseClaim(Cut.AFTER_COMMIT);

        assertThat(store.claim(request("another"))).isEmpty();
        assertThat(store.claim(request("me"))).hasSize(1);
    }

    @Test
    void no_more_are_found_than_there_is_room_for() {
        write(store, Commit.of(ready("a")));
        write(store, Commit.of(ready("b")));
        loseClaim(Cut.AFTER_COMMIT);
        ClaimRequest one = new ClaimRequest("me", Set.of("Order"), 1, Given.LEASE, "[]");

        List<ClaimedInstance> first = store.claim(one);
        List<ClaimedInstance> second = store.claim(one);

        assertThat(first).hasSize(1);
        assertThat(second).hasSize(1);
        assertThat(first.get(0).instance().instanceId())
                .isNotEqualTo(second.get(0).instance().instanceId());
    }

    @Test
    void what_never_happened_does_not_stand_in_the_way_of_what_has() {
        write(store, Commit.of(ready("a")));
        loseClaim(Cut.BEFORE_COMMIT);
        direct.claim(request("you"));
        write(store, Commit.of(ready("b")));
        expectedCuts = 2;
        loseClaim(Cut.AFTER_COMMIT);
        ClaimRequest one = new ClaimRequest("me", Set.of("Order"), 1, Given.LEASE, "[]");

        assertThat(store.claim(one)).isEmpty();

        assertThat(store.claim(one).get(0).instance().instanceId()).isEqualTo("b");
    }

    @Test
    void if_the_answer_is_lost_when_it_is_found_it_is_found_again() {
        write(store, Commit.of(ready("a")));
        expectedCuts = 2;
        loseClaim(Cut.AFTER_COMMIT);
        loseClaim(Cut.AFTER_COMMIT);

        assertThat(store.claim(request("me"))).hasSize(1);
        assertThat(store.claim(request("me"))).isEmpty();
    }

    @Test
    void one_that_was_claimed_by_its_id_is_found_by_a_host_that_serves_it_only() {
        write(store, Commit.of(ready("a")));
        proxy.cut(Cut.AFTER_COMMIT, 1);
        ClaimRequest other = new ClaimRequest("me", Set.of("Other"), 100, Given.LEASE, "[]");
        assertThatThrownBy(() -> store.claimById("a", request("me"))).isInstanceOf(StateStoreException.class);

        assertThat(store.claim(other)).isEmpty();
        assertThat(store.claim(request("me"))).hasSize(1);
    }

    @Test
    void what_cannot_be_loaded_is_found_again() {
        expectedCuts = 0;
        write(store, Commit.of(ready("a")));
        unreadable(() -> assertThatThrownBy(() -> store.claim(request("me"))).isInstanceOf(StateStoreException.class));

        assertThat(store.claim(request("me"))).hasSize(1);
    }

    @Test
    void what_can_never_be_loaded_is_looked_for_three_times_and_then_keeps_the_host_from_others_no_longer() {
        expectedCuts = 0;
        write(store, Commit.of(ready("a")));
        unreadable(() -> {
            for (int i = 0; i < 1 + 3; i++) {
                assertThatThrownBy(() -> store.claim(request("me"))).isInstanceOf(StateStoreException.class);
            }
            assertThat(store.claim(request("me"))).isEmpty();
        });
    }

    private void unreadable(Runnable meanwhile) {
        TestServer.execute(database, "ALTER TABLE durable_history RENAME COLUMN events TO gone");
        try {
            meanwhile.run();
        } finally {
            TestServer.execute(database, "ALTER TABLE durable_history RENAME COLUMN gone TO events");
        }
    }

    @Test
    void what_another_host_has_taken_over_since_is_left_to_it() {
        ClaimRequest brief = new ClaimRequest("me", Set.of("Order"), 100, Duration.ofMillis(1), "[]");
        write(store, Commit.of(ready("a")));
        proxy.cut(Cut.AFTER_COMMIT, 1);
        assertThatThrownBy(() -> store.claim(brief)).isInstanceOf(StateStoreException.class);

        List<ClaimedInstance> claimed = direct.claim(request("you"));
        while (claimed.isEmpty()) {
            claimed = direct.claim(request("you"));
        }

        assertThat(store.claim(request("me"))).isEmpty();
        assertThat(version()).isEqualTo(claimed.get(0).instance().version());
    }
}
