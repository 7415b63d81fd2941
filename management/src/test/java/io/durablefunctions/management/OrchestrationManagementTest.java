package io.durablefunctions.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceExistsException;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.InstanceRunningException;
import io.durablefunctions.InstanceUnreadableException;
import io.durablefunctions.InvalidInstanceIdException;
import io.durablefunctions.NoDefinitionException;
import io.durablefunctions.OrchestrationTerminatedException;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.StoreClient;
import io.durablefunctions.journal.Event;
import io.durablefunctions.management.ManagementHealth.State;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.NewInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrchestrationManagementTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final BulkLimit LIMIT = new BulkLimit(2, PATIENCE);

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
            .sharedStateStore(store)
            .orchestrator("Echo", String.class, String.class, (context, text) -> text)
            .orchestrator(
                    "Waiting",
                    String.class,
                    String.class,
                    (context, text) -> context.waitForEvent("go", ValueType.of(String.class))
                            .await())
            .start();
    private final OrchestrationManagement management = OrchestrationManagement.of(runtime, store);

    @AfterEach
    void end() {
        runtime.close();
    }

    private String ended(String id) {
        management.start("Echo", StartOptions.id(id), "\"x\"");
        runtime.handle(id).await(PATIENCE);
        return id;
    }

    private static InstanceFilter prefix(String prefix) {
        return new InstanceFilter(Set.of(), Set.of(), null, null, null, null, prefix, Map.of());
    }

    @Test
    void an_instance_is_started_told_of_and_purged() {
        String id = management.start("Echo", StartOptions.id("one").tag("team", "a"), "\"hello\"");
        runtime.handle(id).await(PATIENCE);

        assertThat(management.status("one").output()).isEqualTo("\"hello\"");
        assertThat(management.status("one").tags()).containsEntry("team", "a");
        assertThat(management.history("one")).hasAtLeastOneElementOfType(Event.TurnStarted.class);
        management.purge("one");
        assertThat(management.find("one")).isEmpty();
    }

    @Test
    void an_event_reaches_an_instance_that_waits() {
        management.start("Waiting", StartOptions.id("two"), "\"x\"");

        management.raiseEvent("two", "go", "\"went\"");

        assertThat(runtime.handle("two").await(PATIENCE)).isEqualTo("\"went\"");
    }

    @Test
    void what_is_not_there_has_ended_or_runs_is_refused() {
        assertThatThrownBy(() -> management.status("none")).isInstanceOf(InstanceNotFoundException.class);
        assertThatThrownBy(() -> management.history("none")).isInstanceOf(InstanceNotFoundException.class);
        assertThatThrownBy(() -> management.purge("none")).isInstanceOf(InstanceNotFoundException.class);
        assertThatThrownBy(() -> management.terminate("none", "")).isInstanceOf(InstanceNotFoundException.class);
        assertThatThrownBy(() -> management.start("None", StartOptions.defaults(), "null"))
                .isInstanceOf(NoDefinitionException.class);
        assertThatThrownBy(() -> management.find("")).isInstanceOf(InvalidInstanceIdException.class);
        String id = ended("three");
        assertThatThrownBy(() -> management.terminate(id, "")).isInstanceOf(InstanceEndedException.class);
        assertThatThrownBy(() -> management.suspend(id, "")).isInstanceOf(InstanceEndedException.class);
        assertThatThrownBy(() -> management.raiseEvent(id, "go", "1")).isInstanceOf(InstanceEndedException.class);
        management.start("Waiting", StartOptions.id("four"), "\"x\"");
        assertThatThrownBy(() -> management.purge("four")).isInstanceOf(InstanceRunningException.class);
    }

    @Test
    void a_restart_leaves_the_old_instance_as_it_is() {
        String id = ended("five");

        String made = management.restart(id, null);
        String chosen = management.restart(id, "six");

        assertThat(runtime.handle(made).await(PATIENCE)).isEqualTo("\"x\"");
        assertThat(chosen).isEqualTo("six");
        assertThat(management.status(id).status()).isEqualTo(RuntimeStatus.COMPLETED);
        assertThatThrownBy(() -> management.restart(id, id)).isInstanceOf(InstanceExistsException.class);
    }

    @Test
    void many_are_purged_a_limited_number_at_once() {
        for (int i = 0; i < 5; i++) {
            ended("many-" + i);
        }
        management.start("Waiting", StartOptions.id("many-open"), "\"x\"");

        assertThat(management.purgeAll(prefix("many"), LIMIT)).isEqualTo(new BulkResult(2, 3, true));
        assertThat(management.purgeAll(prefix("many"), LIMIT)).isEqualTo(new BulkResult(2, 1, true));
        assertThat(management.purgeAll(prefix("many"), LIMIT)).isEqualTo(new BulkResult(1, 0, true));
        assertThat(management.count(prefix("many"), 10)).isEqualTo(1);
    }

    @Test
    void many_are_terminated_until_the_time_is_over() {
        for (int i = 0; i < 3; i++) {
            management.start("Waiting", StartOptions.id("open-" + i), "\"x\"");
        }

        BulkLimit noTime = new BulkLimit(10, Duration.ofNanos(1));
        assertThat(management.terminateAll(prefix("open"), "enough", noTime)).isEqualTo(new BulkResult(1, 1, false));
        assertThat(management.terminateAll(prefix("open"), "enough", new BulkLimit(10, PATIENCE)))
                .extracting(BulkResult::remaining, BulkResult::isExact)
                .containsExactly(0L, true);
        for (int i = 0; i < 3; i++) {
            assertEnds("open-" + i);
        }
    }

    private void assertEnds(String id) {
        assertThatThrownBy(() -> runtime.handle(id).await(PATIENCE))
                .isInstanceOf(OrchestrationTerminatedException.class);
    }

    private void put(String id, String orchestrator, String state) {
        NewInstance start = new NewInstance(id, orchestrator, state, Duration.ZERO, null, PATIENCE);
        store.write(List.of(Commit.of(start)), PATIENCE);
    }

    @Test
    void what_cannot_be_read_is_ended_with_the_others_and_leaves_no_lease() {
        management.start("Waiting", StartOptions.id("mixed-1"), "\"x\"");
        put("mixed-2", "Elsewhere", "{\"status\": 7, \"input\": {}}");
        management.start("Waiting", StartOptions.id("mixed-3"), "\"x\"");

        assertThat(management.terminateAll(prefix("mixed"), "enough", new BulkLimit(10, PATIENCE)))
                .isEqualTo(new BulkResult(3, 0, true));

        assertEnds("mixed-1");
        assertEnds("mixed-3");
        assertThat(management.status("mixed-2").status()).isEqualTo(RuntimeStatus.TERMINATED);
        assertThat(management.hosts()).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_terminated_but_not_restarted_as_something_else() {
        put("strange", "Echo", "{\"status\": 7, \"input\": {}}");

        assertThatThrownBy(() -> management.restart("strange", null)).isInstanceOf(InstanceUnreadableException.class);
        assertThatThrownBy(() -> management.history("strange")).isInstanceOf(InstanceUnreadableException.class);
        management.start("Echo", StartOptions.id("strange"), "\"x\"");
        assertThat(management.count(InstanceFilter.ALL, 10)).isEqualTo(1);
    }

    @Test
    void an_empty_filter_is_refused_where_it_would_mean_everything() {
        assertThatThrownBy(() -> management.purgeAll(InstanceFilter.ALL, LIMIT)).hasMessageContaining("empty filter");
        assertThatThrownBy(() -> management.terminateAll(InstanceFilter.ALL, "", LIMIT))
                .hasMessageContaining("empty filter");
        assertThatThrownBy(() -> new BulkLimit(0, PATIENCE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BulkLimit(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void health_is_bad_when_the_host_has_ended() {
        assertThat(management.health().state()).isEqualTo(State.HEALTHY);
        assertThat(management.health().hostName()).isEqualTo(runtime.hostName());

        runtime.close();

        assertThat(management.health().state()).isEqualTo(State.UNHEALTHY);
        assertThat(management.health().problems()).containsExactly("The host does not run.");
    }

    @Test
    void health_is_no_better_than_degraded_where_the_configuration_has_warnings() {
        OrchestrationManagement warned = management.withConfigurationWarnings(List.of("Leases are long."));

        assertThat(warned.health().state()).isEqualTo(State.DEGRADED);
        assertThat(warned.health().configurationWarnings()).containsExactly("Leases are long.");
        assertThat(warned.health().problems()).isEmpty();

        runtime.close();

        assertThat(warned.health().state()).isEqualTo(State.UNHEALTHY);
    }

    @Test
    void a_client_without_a_host_is_enough() {
        try (StoreClient client = StoreClient.connect(store)) {
            OrchestrationManagement remote = OrchestrationManagement.of(client, store);

            String id = remote.start("Echo", StartOptions.defaults(), "\"far\"");

            assertThat(client.handle(id).await(PATIENCE)).isEqualTo("\"far\"");
            assertThat(remote.health().hostName()).isNull();
            assertThat(remote.health().state()).isEqualTo(State.HEALTHY);
        }
    }
}
