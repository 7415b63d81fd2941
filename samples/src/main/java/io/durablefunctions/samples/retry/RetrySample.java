package io.durablefunctions.samples.retry;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** {@code retry}: what happens to an activity that fails never, twice, always, and with an answer. */
public final class RetrySample implements Sample {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Override
    public void run(List<String> arguments, PrintStream out) {
        List<String> addresses = arguments.isEmpty() ? List.of("town", "suburb", "island", "nowhere") : arguments;
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(database.store())
                        .orchestrator(Delivery.class, DeliveryOrchestrator::new)
                        .activities(Carriers.class, new PlayedCarriers(out))
                        .start()) {
            DeliveryClient deliveries = DeliveryClient.of(runtime);
            for (String address : addresses) {
                out.println(address + ": " + deliveries.start(address).await(SOON));
            }
        }
    }
}
