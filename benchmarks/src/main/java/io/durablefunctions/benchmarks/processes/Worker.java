package io.durablefunctions.benchmarks.processes;

import io.durablefunctions.ActivityContext;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.benchmarks.measure.Load;
import io.durablefunctions.benchmarks.peers.Sequence;
import io.durablefunctions.benchmarks.peers.SequenceClient;
import io.durablefunctions.benchmarks.peers.Steps;
import io.durablefunctions.benchmarks.peers.StepsStub;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A host in a process of its own. It obeys what is told on its standard input and ends with it. */
final class Worker {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SequenceClient sequences;
    private final Lateness lateness;
    private final LostLeases lost;

    private Worker(SequenceClient sequences, Lateness lateness, LostLeases lost) {
        this.sequences = sequences;
        this.lateness = lateness;
        this.lost = lost;
    }

    /** With the arguments of {@link WorkerSettings} and the database's URL in the environment. */
    public static void main(String[] args) throws IOException {
        WorkerSettings settings = WorkerSettings.of(args);
        LostLeases lost = LostLeases.count();
        Lateness lateness = new Lateness();
        try (StateStore store =
                        PostgreSqlStateStore.connect(System.getenv(WorkerProcess.URL), settings.storeOptions());
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(store)
                        .options(settings.runtimeOptions())
                        .orchestrator(Sequence.class, () -> Worker::inSequence)
                        .orchestrator(Sleeper.class, lateness::sleeper)
                        .activities(Steps.class, steps(settings))
                        .start()) {
            say("ready\n");
            new Worker(SequenceClient.of(runtime), lateness, lost).obey();
        }
    }

    private static int inSequence(OrchestrationContext context, int steps) {
        StepsStub stub = StepsStub.in(context);
        int last = 0;
        for (int i = 0; i < steps; i++) {
            last = stub.step(i);
        }
        return last;
    }

    private static Steps steps(WorkerSettings settings) throws IOException {
        if (settings.stepLog().isEmpty()) {
            return number -> number;
        }
        StepLog log = StepLog.appendTo(Path.of(settings.stepLog()));
        return number -> {
            String instanceId = ActivityContext.current().instanceId();
            log.note(instanceId, number, true);
            log.note(instanceId, number, false);
            return number;
        };
    }

    private void obey() throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            say(answer(line.split(" ", -1)));
        }
    }

    private String answer(String[] words) {
        try {
            StringBuilder answer = new StringBuilder();
            figures(words).forEach((name, value) -> answer.append(name + " " + value + "\n"));
            return answer + "done\n";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WorkerProcess.PROBLEM + " interrupted\n";
        } catch (Exception e) {
            return WorkerProcess.PROBLEM + " " + e.toString().replace('\n', ' ') + "\n";
        }
    }

    private Map<String, Double> figures(String[] words) throws Exception {
        return switch (words[0]) {
            case "sequences" ->
                sequences(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3]));
            case "offer" -> offer(Integer.parseInt(words[1]), words);
            case "lateness" -> lateness.take();
            case "memory" -> Map.of("heap", (double) Resources.live(), "threads", (double) Resources.threads());
            default -> throw new IllegalArgumentException("There is no command " + words[0] + ".");
        };
    }

    private Map<String, Double> sequences(int steps, int callers, long millis) throws Exception {
        double cpu = Resources.cpuSeconds();
        Load load = Load.during(
                Duration.ofMillis(millis), callers, () -> sequences.start(steps).await(PATIENCE));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("workflows", (double) load.calls());
        figures.put("seconds", load.seconds());
        figures.put("cpu", Resources.cpuSeconds() - cpu);
        figures.put("p50", load.millis(0.5));
        figures.put("p99", load.millis(0.99));
        return figures;
    }

    private Map<String, Double> offer(int steps, String[] words) throws InterruptedException {
        Map<String, Double> figures = Offering.run(
                () -> sequences.start(steps),
                Double.parseDouble(words[2]),
                Integer.parseInt(words[3]),
                Duration.ofMillis(Long.parseLong(words[4])));
        figures.put("lost", (double) lost.sinceStart());
        return figures;
    }

    /** Standard output is for answers, whatever is logged goes to standard error. */
    @SuppressWarnings("SystemOut")
    private static void say(String lines) {
        System.out.print(lines);
        System.out.flush();
    }
}
