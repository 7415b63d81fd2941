package io.durablefunctions.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.benchmarks.workloads.Workload;
import io.durablefunctions.benchmarks.workloads.Workloads;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That it runs and measures something; nothing of how fast. */
class SmokeTest {

    private static final List<String> POSITIVE =
            List.of("workflows_per_s", "steps_per_s", "p50_ms", "p99_ms", "wal_bytes_per_step", "heap_mb", "threads");

    @Test
    void ten_steps_one_at_a_time_are_measured_printed_and_reported(@TempDir Path directory) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workload workload = Workloads.tenSteps(List.of(1));
        Arguments arguments =
                new Arguments(List.of(workload.name()), 1, Duration.ofMillis(300), false, directory, false);
        try (Server server = Server.open()) {
            Benchmarks.run(server, arguments, List.of(workload), new PrintStream(out), System.err);
        }

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        List<JsonNode> figures = lines.stream()
                .filter(line -> line.startsWith("{"))
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(figures)
                .extracting(figure -> figure.get("peer").asString())
                .containsExactly("durable-functions", "dbos", "postgresql", "postgresql-batches");
        for (JsonNode figure : figures) {
            assertThat(POSITIVE)
                    .allSatisfy(name -> assertThat(figure.get(name).asDouble()).isPositive());
        }
        assertThat(lines).contains("fsync: on").anyMatch(line -> line.contains("11 raw single-row commits"));
        assertThat(Files.readString(directory.resolve("report.md"))).contains("| durable-functions | 1 |");
        assertThat(directory.resolve("chart.svg")).isNotEmptyFile();
    }
}
