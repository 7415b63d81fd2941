package io.durablefunctions.samples;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.embedded.EmbeddedPostgreSqlException;
import io.durablefunctions.samples.hello.HelloSample;
import io.durablefunctions.samples.orders.OrdersSample;
import io.durablefunctions.samples.pipeline.PipelineSample;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a sample by its name. */
public final class Samples {

    private static final Map<String, Sample> ALL = new LinkedHashMap<>();

    static {
        ALL.put("hello", new HelloSample());
        ALL.put("pipeline", new PipelineSample());
        ALL.put("orders", new OrdersSample());
    }

    private Samples() {}

    /** {@code NAME ARGUMENTS...}; without a name it lists the samples. */
    public static void main(String[] args) throws Exception {
        List<String> given = Arrays.stream(args).filter(arg -> !arg.isBlank()).toList();
        Sample sample = given.isEmpty() ? null : ALL.get(given.get(0));
        try {
            if (sample == null) {
                throw new IllegalArgumentException(
                        (given.isEmpty() ? "Which sample?" : "There is no sample '" + given.get(0) + "'.")
                                + " Choose one: " + String.join(", ", ALL.keySet()) + ".");
            }
            sample.run(given.subList(1, given.size()), System.out);
        } catch (IllegalArgumentException | DurableFunctionsException | EmbeddedPostgreSqlException e) {
            System.err.println(e.getMessage());
            System.err.flush();
            Runtime.getRuntime().halt(1); // inside Maven too: a stack trace of its own would hide the message
        }
    }
}
