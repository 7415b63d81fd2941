package io.durablefunctions.benchmarks.report;

import io.durablefunctions.benchmarks.measure.Figure;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Figures as JSON objects, one a line. */
public final class JsonLines {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonLines() {}

    /** One line, without its end. What is not known is null. */
    public static String line(Figure figure) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("peer", figure.peer());
        line.put("workload", figure.workload());
        line.put("c", figure.concurrency());
        put(line, "workflows_per_s", figure.workflowsPerSecond());
        put(line, "steps_per_s", figure.stepsPerSecond());
        put(line, "p50_ms", figure.p50Millis());
        put(line, "p99_ms", figure.p99Millis());
        put(line, "min", figure.min());
        put(line, "max", figure.max());
        figure.further().forEach((name, number) -> put(line, name, number));
        return MAPPER.writeValueAsString(line);
    }

    private static void put(ObjectNode line, String name, double number) {
        if (Double.isFinite(number)) {
            line.put(name, Numbers.rounded(number));
        } else {
            line.putNull(name);
        }
    }
}
