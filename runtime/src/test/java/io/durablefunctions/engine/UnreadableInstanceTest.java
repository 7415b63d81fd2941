package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceExistsException;
import io.durablefunctions.InstanceUnreadableException;
import io.durablefunctions.StartOptions;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.util.List;
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

    @Test
    void a_history_that_can_be_read_is_read() {
        put("one", "{\"status\":\"PENDING\",\"input\":\"1\"}");
        write("one", new HistoryRow(1, "[{\"@type\":\"Suspended\",\"reason\":\"x\"}]"), new TurnWrite.Then.Keep());

        assertThat(directory.history("one").orElseThrow()).containsExactly(new Event.Suspended("x"));
    }
}
