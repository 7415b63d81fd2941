package io.durablefunctions.samples.concurrency;

import io.durablefunctions.ActivityContext;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.engine.StoreClient;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code concurrency}: two hosts on one database share the work; each step is done by one of them, once. */
public final class ConcurrencySample implements Sample {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int JOBS = 40;
    private static final int HELD_AT_A_TIME = 10; // so that one host cannot take them all
    private static final long STEP_MILLIS = 20;

    private final Map<String, Integer> timesDone = new ConcurrentHashMap<>();

    @Override
    public void run(List<String> arguments, PrintStream out) {
        timesDone.clear();
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime red = host(database, "red");
                DurableFunctionRuntime blue = host(database, "blue");
                StoreClient client = StoreClient.connect(database.store())) {
            out.println("Hosts: " + red.hostName() + ", " + blue.hostName() + ".");
            JobClient jobs = JobClient.of(client);
            List<OrchestrationHandle<List<String>>> handles =
                    IntStream.range(0, JOBS).mapToObj(jobs::start).toList();
            Map<String, Long> steps = handles.stream()
                    .map(handle -> handle.await(SOON))
                    .flatMap(Collection::stream)
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
            out.println(JOBS + " jobs of 3 steps; steps by host: " + steps + ".");
            out.println("Steps done more than once: "
                    + timesDone.values().stream().filter(times -> times > 1).count() + ".");
        }
    }

    private DurableFunctionRuntime host(SampleDatabase database, String name) {
        return DurableFunctionRuntime.builder()
                .stateStore(database.store())
                .options(RuntimeOptions.defaults().hostId(name).maxConcurrentOrchestrations(HELD_AT_A_TIME))
                .orchestrator(Job.class, JobOrchestrator::new)
                .activities(Step.class, (number, step) -> {
                    timesDone.merge(ActivityContext.current().instanceId() + "." + step, 1, Integer::sum);
                    TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
                    return name;
                })
                .start();
    }
}
