package io.durablefunctions.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.engine.StoreClient;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoHostsTest {

    private static final int INSTANCES = 60;

    @TempDir
    private Path temporary;

    @Test
    void when_one_of_two_hosts_is_killed_the_other_finishes_its_instances_and_repeats_only_steps_in_flight()
            throws Exception {
        Path log = temporary.resolve("steps.log");
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.temporary();
                StateStore store = PostgreSqlStateStore.connect(server.connectionString());
                StoreClient client = StoreClient.connect(store);
                ChildJvm one = host(server, log);
                ChildJvm other = host(server, log)) {
            List<OrchestrationHandle<String>> handles = new ArrayList<>();
            for (int i = 0; i < INSTANCES; i++) {
                handles.add(client.start("Steps", StartOptions.id("steps-" + i), "0"));
            }
            while (hosts(log).size() < 2 || Files.readAllLines(log).size() < INSTANCES * StepsHost.STEPS) {
                Thread.onSpinWait(); // both are at it, and about half is done
            }
            assertThat(hosts(log)).containsExactlyInAnyOrder("" + one.pid(), "" + other.pid());
            one.kill();
            for (OrchestrationHandle<String> handle : handles) {
                assertThat(handle.await(Duration.ofSeconds(30))).isEqualTo("" + StepsHost.STEPS);
            }
            assertThatStepsRanOnce(Files.readAllLines(log), one.pid());
        }
    }

    private static ChildJvm host(EmbeddedPostgreSql server, Path log) throws Exception {
        ChildJvm jvm = ChildJvm.start(StepsHost.class, List.of(), server.connectionString(), log.toString());
        assertThat(jvm.readUntil(line -> line.startsWith("ready")))
                .as(jvm.output())
                .isPresent();
        return jvm;
    }

    private static Set<String> hosts(Path log) throws Exception {
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .map(line -> line.split(" ", -1))
                        .filter(words -> words.length == 4)
                        .map(words -> words[2])
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** A step that was begun twice was in flight on the host that was killed, once an instance; and no two hosts were at one together. */
    private static void assertThatStepsRanOnce(List<String> log, long killed) {
        Map<String, List<String>> runs = new HashMap<>();
        for (String line : log) {
            String[] words = line.split(" ", -1);
            if (words[3].equals("begin")) {
                runs.computeIfAbsent(words[0] + " " + words[1], step -> new ArrayList<>())
                        .add(words[2]);
            }
        }
        assertThat(runs).hasSize(INSTANCES * StepsHost.STEPS);
        Map<String, Integer> repeated = new HashMap<>();
        runs.forEach((step, hosts) -> {
            assertThat(hosts).as(step).hasSizeBetween(1, 2);
            if (hosts.size() == 2) {
                assertThat(hosts.get(0)).as(step).isEqualTo(Long.toString(killed));
                assertThat(hosts.get(1)).as(step).isNotEqualTo(hosts.get(0));
                repeated.merge(step.split(" ", -1)[0], 1, Integer::sum);
            }
        });
        assertThat(repeated.values()).allMatch(times -> times == 1);
    }
}
