package io.durablefunctions.samples;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.embedded.EmbeddedPostgreSqlException;
import io.durablefunctions.samples.approval.ApprovalSample;
import io.durablefunctions.samples.concurrency.ConcurrencySample;
import io.durablefunctions.samples.eternal.EternalSample;
import io.durablefunctions.samples.hello.HelloSample;
import io.durablefunctions.samples.orders.OrdersSample;
import io.durablefunctions.samples.parallel.ParallelSample;
import io.durablefunctions.samples.pipeline.PipelineSample;
import io.durablefunctions.samples.retry.RetrySample;
import io.durablefunctions.samples.sequential.SequentialSample;
import io.durablefunctions.samples.suborchestrations.SubOrchestrationsSample;
import io.durablefunctions.samples.timers.TimersSample;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a sample by its name. */
public final class Samples {

    private record Listed(String summary, Sample sample) {}

    private static final Map<String, Listed> ALL = new LinkedHashMap<>();

    static {
        add("hello", "an orchestration and an activity, by contract and by lambda", new HelloSample());
        add("pipeline", "[directory [report]]: one activity a file; kill it and run it again", new PipelineSample());
        add("orders", "[file]: orders with compensation; run it again and nobody pays twice", new OrdersSample());
        add("sequential", "[words]: four functions, each on the result of the one before", new SequentialSample());
        add("parallel", "[cities]: fan-out and fan-in, ten at a time", new ParallelSample());
        add("timers", "[seconds]: durable timers; the clock goes on while nothing runs", new TimersSample());
        add("approval", "[ask|approve|reject purpose]: waits for a human, with a timeout", new ApprovalSample());
        add("retry", "[addresses]: accidents, answers and what comes after", new RetrySample());
        add("sub-orchestrations", "[cities]: orchestrations that call others", new SubOrchestrationsSample());
        add("eternal", "a loop whose history does not grow", new EternalSample());
        add("concurrency", "two hosts share the work of one database", new ConcurrencySample());
    }

    private Samples() {}

    private static void add(String name, String summary, Sample sample) {
        ALL.put(name, new Listed(summary, sample));
    }

    /** {@code NAME ARGUMENTS...}; without a name it lists the samples. */
    public static void main(String[] args) {
        List<String> given = Arrays.stream(args).filter(arg -> !arg.isBlank()).toList();
        try {
            find(given).run(given.subList(1, given.size()), System.out);
        } catch (Exception e) {
            System.out.flush();
            System.err.println(message(e));
            if (Boolean.getBoolean("sample.debug")) {
                e.printStackTrace();
            }
            System.err.flush();
            Runtime.getRuntime().halt(1); // inside Maven too: a stack trace of its own would hide the message
        }
    }

    /** The names of all samples, in the order in which they are worth a look. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    static Sample find(List<String> given) {
        Listed found = given.isEmpty() ? null : ALL.get(given.get(0));
        if (found != null) {
            return found.sample();
        }
        StringBuilder message =
                new StringBuilder(given.isEmpty() ? "Which sample?" : "There is no sample '" + given.get(0) + "'.");
        message.append(" Choose one, -Dsample=NAME -Dargs=\"ARGUMENTS\":");
        ALL.forEach((name, listed) -> message.append("%n  %-18s %s".formatted(name, listed.summary())));
        message.append("%n  %-18s %s"
                .formatted("orders-web", "a web API on Spring Boot, a module of its own: docs/orders-web.md"));
        throw new IllegalArgumentException(message.toString());
    }

    private static String message(Exception e) {
        boolean saysItAll = e instanceof IllegalArgumentException
                || e instanceof DurableFunctionsException
                || e instanceof EmbeddedPostgreSqlException;
        return saysItAll && e.getMessage() != null ? e.getMessage() : e + " (-Dsample.debug=true shows where)";
    }
}
