package io.durablefunctions.chaos.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store's batches, of which most are one round trip without a COMMIT. */
@Timeout(60)
class StoreThroughProxyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedPostgreSql server = EmbeddedPostgreSql.temporary();
    private final CommitProxy proxy = CommitProxy.to(server.port());
    private final PostgreSqlStateStore store =
            PostgreSqlStateStore.connect(server.connectionString().replaceAll("Port=\\d+", "Port=" + proxy.port()));

    @BeforeEach
    void prepare() {
        store.prepare();
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
        server.close();
    }

    private Written write(Commit commit) {
        return store.write(List.of(commit), PATIENCE).get(0);
    }

    private long started(String id) {
        NewInstance instance = new NewInstance(id, "Order", "{\"base\":0}", Duration.ZERO, "me", Duration.ofMinutes(5));
        Written.Durable written = (Written.Durable) write(Commit.of(instance));
        return ((Written.StartResult.Created) written.starts().get(0)).version();
    }

    private Written turn(String id, long version, long seq, Then then) {
        return write(Commit.of(new TurnWrite(id, version, new HistoryRow(seq, "[" + seq + "]"), List.of(), then)));
    }

    private CompletableFuture<CutReport> arm(String where) {
        return where.equals("before") ? proxy.armCutBefore() : proxy.armCutAfter();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void starts_turns_and_ends_are_cut_and_the_store_settles_each_of_them(String where) throws Exception {
        CompletableFuture<CutReport> start = arm(where);
        long version = started("a");
        assertThat(start.get(10, TimeUnit.SECONDS).sql()).anyMatch(sql -> sql.startsWith("INSERT INTO durable_state"));
        for (int seq = 1; seq <= 6; seq++) { // past the threshold of preparing
            CompletableFuture<CutReport> turn = arm(where);
            assertThat(turn("a", version, seq, new Then.Keep()))
                    .isEqualTo(new Written.Durable(version, List.of(), Set.of()));
            assertThat(turn.get(10, TimeUnit.SECONDS).sql())
                    .anyMatch(sql -> sql.startsWith("INSERT INTO durable_history"));
        }
        CompletableFuture<CutReport> end = arm(where);
        assertThat(turn("a", version, 7, new Then.Complete("{}", false))).isInstanceOf(Written.Durable.class);
        assertThat(end.get(10, TimeUnit.SECONDS).rows()).isPositive();
        assertThat(store.find("a", false).orElseThrow().completed()).isTrue();
        assertThat(proxy.cutsBefore() + proxy.cutsAfter()).isEqualTo(8);
    }

    @Test
    void a_batch_of_one_round_trip_is_held_with_its_rows_written() throws Exception {
        long version = started("a");
        OpenTransaction open = proxy.onOpenTransaction(() -> {});
        CompletableFuture<Written> written =
                CompletableFuture.supplyAsync(() -> turn("a", version, 1, new Then.Keep()));
        assertThat(open.reached().get(10, TimeUnit.SECONDS).sql())
                .anyMatch(sql -> sql.startsWith("INSERT INTO durable_history"));
        assertThat(store.find("a", true).orElseThrow().journal()).isEmpty();
        open.resume();
        assertThat(written.get(20, TimeUnit.SECONDS)).isInstanceOf(Written.Durable.class);
        assertThat(store.find("a", true).orElseThrow().journal()).hasSize(1);
    }
}
