package io.durablefunctions.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.benchmarks.measure.Figure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    @Test
    void a_figure_is_one_line_with_its_further_quantities_at_the_end() {
        Map<String, Double> further = new LinkedHashMap<>();
        further.put("wal_bytes_per_step", 754.449);
        further.put("threads", 64.0);
        Figure figure = new Figure("dbos", "W1", 16, 123.456, 1_234.56, 0.001234567, 20, 1_000, 2_000_000, further);
        assertThat(JsonLines.line(figure))
                .isEqualTo(
                        "{\"peer\":\"dbos\",\"workload\":\"W1\",\"c\":16,\"workflows_per_s\":123.5,\"steps_per_s\":1235,"
                                + "\"p50_ms\":0.001235,\"p99_ms\":20,\"min\":1000,\"max\":2000000,"
                                + "\"wal_bytes_per_step\":754.4,\"threads\":64}");
    }

    @Test
    void what_is_not_known_is_null() {
        Figure figure =
                new Figure("dbos", "W4", 1, 0, 0, Double.NaN, Double.NaN, 0, Double.POSITIVE_INFINITY, Map.of());
        assertThat(JsonLines.line(figure))
                .isEqualTo("{\"peer\":\"dbos\",\"workload\":\"W4\",\"c\":1,\"workflows_per_s\":0,\"steps_per_s\":0,"
                        + "\"p50_ms\":null,\"p99_ms\":null,\"min\":0,\"max\":null}");
    }
}
