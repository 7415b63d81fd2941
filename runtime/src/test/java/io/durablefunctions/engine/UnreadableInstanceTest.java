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
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
}
