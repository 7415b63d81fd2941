package io.durablefunctions.samples.parallel;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import io.durablefunctions.samples.parallel.Survey.Summary;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code parallel [cities]}: fan-out and fan-in; twenty answers of 300 ms each, ten at a time. */
public final class ParallelSample implements Sample {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long ANSWER_MILLIS = 300;
    private static final List<String> CITIES = List.of(
            "Accra", "Berlin", "Cairo", "Delhi", "Essen", "Fez", "Graz", "Hanoi", "Izmir", "Jakarta", "Kyoto", "Lima",
            "Malmo", "Nairobi", "Oslo", "Paris", "Quito", "Riga", "Seoul", "Tunis");

    @Override
    public void run(List<String> arguments, PrintStream out) {
        List<String> cities = arguments.isEmpty() ? CITIES : arguments;
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(database.store())
                        .orchestrator(Survey.class, SurveyOrchestrator::new)
                        .activities(Weather.class, ParallelSample::temperature)
                        .start()) {
            long begun = System.nanoTime();
            Summary summary = SurveyClient.of(runtime).start(cities).await(SOON);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            out.printf(
                    Locale.ROOT,
                    "%d cities, from %d to %d degrees, %.1f on average.%n",
                    summary.cities(),
                    summary.coldest(),
                    summary.warmest(),
                    summary.average());
            out.println("One by one that takes " + cities.size() * ANSWER_MILLIS + " ms; it took " + millis + " ms.");
        }
    }

    private static int temperature(String city) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ANSWER_MILLIS);
        return Math.floorMod(city.hashCode(), 40) - 5; // the same each time
    }
}
