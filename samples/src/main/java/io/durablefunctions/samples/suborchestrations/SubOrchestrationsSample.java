package io.durablefunctions.samples.suborchestrations;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** {@code sub-orchestrations [cities]}: an orchestration that calls others, and catches what fails in one of them. */
public final class SubOrchestrationsSample implements Sample {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Override
    public void run(List<String> arguments, PrintStream out) {
        List<String> cities = arguments.isEmpty() ? List.of("Berlin", "Graz", "Atlantis", "Paris") : arguments;
        if (cities.size() < 2) {
            throw new IllegalArgumentException("sub-orchestrations: a trip needs two cities: -Dargs=\"Berlin Paris\".");
        }
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(database.store())
                        .orchestrator(Trip.class, TripOrchestrator::new)
                        .orchestrator(Trip.Stage.class, StageOrchestrator::new)
                        .activities(Desk.class, new PlayedDesk())
                        .start()) {
            TripClient.of(runtime).start(cities).await(SOON).forEach(out::println);
        }
    }
}
