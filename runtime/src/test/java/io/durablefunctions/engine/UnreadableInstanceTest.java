package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceExistsException;
import io.durablefunctions.InstanceUnreadableException;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.OrchestrationTerminatedException;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances that another system, or a newer version, has stored. */
class UnreadableInstanceTest {

    private static final String NEWER = "{\"status\":\"PENDING\",\"input\":\"\\\"in\\\"\",\"startId\":\"s\","
            + "\"parent\":{\"instanceId\":\"parent\",\"ordinal\":3},\"tags\":{\"team\":\"a\"},"
            + "\"history\":[{\"@type\":\"Dreamt\",\"secret\":42}]}";

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final StoreClient client = StoreClient.connect(store);
    private final InstanceDirectory directory = InstanceDirectory.of(store);

    @AfterEach
    void end() {
        client.close();
    }

    private void put(String id, String state) {
        NewInstance start = new NewInstance(id, "F", state, Duration.ZERO, null, SOON);
        store.write(List.of(Commit.of(start)), SOON);
    }

    private void write(String id, @Nullable HistoryRow row, TurnWrite.Then then) {
        long version = store.find(id, false).orElseThrow().version();
        store.write(List.of(Commit.of(new TurnWrite(id, version, row, List.of(), then))), SOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"status\": 7, \"input\": {}}",
                "{\"status\": \"PENDING\", \"input\": null, \"tags\": null}",
                "{\"status\": \"PENDING\", \"input\": \"1\", \"history\": [{\"@type\": \"Dreamt\"}]}"
            })
    void it_can_be_terminated_whatever_is_stored_of_it(String state) {
        put("strange", state);

        client.handle("strange").terminate("no longer wanted");

        OrchestrationStatus ended = directory.status("strange").orElseThrow();
        assertThat(ended.status()).isEqualTo(RuntimeStatus.TERMINATED);
        assertThat(ended.reason()).isEqualTo("no longer wanted");
        assertThat(store.hosts()).isEmpty();
        assertThat(client.purge("strange")).isTrue();
    }

    @Test
    void one_that_is_terminated_keeps_its_start_and_its_parent_is_told() {
        put("parent", "{\"status\":\"PENDING\",\"input\":\"1\"}");
        put("newer", NEWER);

        client.handle("newer").terminate("enough");

        OrchestrationStatus ended = directory.status("newer").orElseThrow();
        assertThat(ended.input()).isEqualTo("\"in\"");
        assertThat(ended.tags()).containsEntry("team", "a");
        assertThat(ended.parentInstanceId()).isEqualTo("parent");
        ClaimRequest claim = new ClaimRequest("somebody", Set.of(), 1, SOON, "[]");
        assertThat(store.claimById("parent", claim).orElseThrow().mail())
                .extracting(ReceivedMessage::payload)
                .singleElement()
                .asString()
                .contains("ChildFailed", "newer was terminated: enough");
    }

    @Test
    void a_journal_that_cannot_be_read_stays_and_hides_no_end() {
        put("newer", "{\"status\":\"PENDING\",\"input\":\"1\"}");
        write("newer", new HistoryRow(1, "[{\"@type\":\"Dreamt\"}]"), new TurnWrite.Then.Release(null));

        client.handle("newer").terminate("enough");

        assertThat(directory.status("newer").orElseThrow().status()).isEqualTo(RuntimeStatus.TERMINATED);
        assertThat(store.find("newer", true).orElseThrow().journal()).hasSize(1);
        assertThatThrownBy(() -> directory.history("newer")).isInstanceOf(InstanceUnreadableException.class);
    }

    @Test
    void what_is_told_of_it_has_nothing_of_what_is_stored() {
        put("newer", NEWER);

        InstanceUnreadableException told =
                catchThrowableOfType(InstanceUnreadableException.class, () -> directory.history("newer"));

        assertThat(told).hasMessageContaining("'newer' cannot be read").hasCauseInstanceOf(Exception.class);
        assertThat(told.getMessage()).doesNotContain("Dreamt", "42", "Event");
        assertThatThrownBy(() -> client.status("newer")).isInstanceOf(InstanceUnreadableException.class);
    }

    @Test
    void one_that_has_ended_takes_no_more_messages() {
        put("strange", "{}");
        write("strange", null, new TurnWrite.Then.Complete("{\"result\": 1}", false));

        assertThatThrownBy(() -> client.raiseEvent("strange", "go", "1")).isInstanceOf(InstanceEndedException.class);
        client.handle("strange").terminate("too late");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"status\": 7}", "{\"startId\": 5}"})
    void a_start_with_its_id_gets_it_unless_it_must_be_new(String state) {
        put("strange", state);

        assertThat(client.start("F", StartOptions.id("strange"), "1").instanceId())
                .isEqualTo("strange");
        assertThatThrownBy(() -> client.start("F", StartOptions.id("strange").mustBeNew(), "1"))
                .isInstanceOf(InstanceExistsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"status\": 7}"})
    void it_can_be_terminated_also_where_its_orchestrator_is_served(String state) {
        DurableFunctionRuntimeBuilder builder = DurableFunctionRuntime.builder()
                .sharedStateStore(store)
                .options(TestHosts.options().leaseTimeout(Duration.ofMinutes(2)))
                .orchestrator("F", String.class, String.class, (context, text) -> text);
        try (DurableFunctionRuntime host = builder.start()) {
            store.write(
                    List.of(Commit.of(new NewInstance("strange", "F", state, Duration.ofDays(1), null, SOON))), SOON);

            client.handle("strange").terminate("enough");

            assertThatThrownBy(() -> host.handle("strange").await(SOON))
                    .isInstanceOf(OrchestrationTerminatedException.class)
                    .hasMessageContaining("enough");
        }
        assertThat(store.hosts()).isEmpty();
    }

    @Test
    void a_history_that_can_be_read_is_read() {
        put("one", "{\"status\":\"PENDING\",\"input\":\"1\"}");
        write("one", new HistoryRow(1, "[{\"@type\":\"Suspended\",\"reason\":\"x\"}]"), new TurnWrite.Then.Keep());

        assertThat(directory.history("one").orElseThrow()).containsExactly(new Event.Suspended("x"));
    }

    private static RuntimeOptions options() {
        return TestHosts.options().idleTimeout(Duration.ofMinutes(10));
    }

    private static DurableFunctionRuntimeBuilder serving(StateStore store, RuntimeOptions options) {
        return DurableFunctionRuntime.builder()
                .sharedStateStore(store)
                .options(options)
                .orchestrator(
                        "F",
                        String.class,
                        String.class,
                        (context, text) ->
                                context.waitForEvent("go", String.class).await());
    }

    @Test
    void a_message_that_cannot_be_read_keeps_nobody_elses_back() {
        try (DurableFunctionRuntime host = serving(store, options()).start()) {
            host.start("F", StartOptions.id("one"), "\"\"");
            host.start("F", StartOptions.id("other"), "\"\"");
            store.write(List.of(Commit.of(new Message("one", "0", "{\"@type\":\"Dreamt\"}", false))), SOON);

            client.raiseEvent("other", "go", "\"on\"");

            assertThat(host.handle("other").await(SOON)).isEqualTo("\"on\"");
        }
    }

    @Test
    void whoever_waits_for_one_that_has_ended_and_cannot_be_read_is_told_so() {
        put("strange", "{}");
        write("strange", null, new TurnWrite.Then.Complete("{\"status\": 7}", false));

        assertThatThrownBy(() -> client.handle("strange").await(SOON))
                .isInstanceOf(InstanceUnreadableException.class)
                .hasMessageContaining("'strange' cannot be read");
    }

    @Test
    void a_host_that_cannot_read_one_gives_it_back_until_it_tries_blocked_ones_again() throws InterruptedException {
        CountDownLatch givenBack = new CountDownLatch(1);
        WatchedStore watched = new WatchedStore(store);
        watched.afterWrite(commits -> {
            if (WatchedStore.givesBack(commits)) {
                givenBack.countDown();
            }
        });
        put("newer", NEWER);
        try (DurableFunctionRuntime host = serving(watched, options()).start()) {
            assertThat(givenBack.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertThat(store.find("newer", true).orElseThrow().leaseOwner()).isNull();
            assertThat(store.claimable(Set.of("F"), 1)).as("before the time").isEmpty();
            assertThat(host.statistics().instancesHeld()).isZero();
        }
    }

    @Test
    void one_that_cannot_be_read_is_not_taken_for_one_that_takes_hosts_down_also_if_it_has_mail()
            throws InterruptedException {
        CountDownLatch givenBack = new CountDownLatch(3);
        WatchedStore watched = new WatchedStore(store);
        watched.afterWrite(commits -> {
            if (WatchedStore.givesBack(commits)) {
                givenBack.countDown();
            }
        });
        put("newer", NEWER);
        client.raiseEvent("newer", "go", "\"on\"");
        RuntimeOptions quick = options().leaseTimeout(Duration.ofMillis(600));
        try (DurableFunctionRuntime host = serving(watched, quick).start()) {
            assertThat(givenBack.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(host.isRunning()).isTrue();
        }
        assertThat(store.find("newer", true).orElseThrow().journal()).isEmpty();
    }
}
