package io.durablefunctions.samples.eternal;

import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.samples.RunIds;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import io.durablefunctions.samples.eternal.Metering.Total;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** {@code eternal}: a loop whose history does not grow. Kill it and run it again: it goes on with the round it was in. */
public final class EternalSample implements Sample {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final int ROUNDS = 8;

    @Override
    public void run(List<String> arguments, PrintStream out) {
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(database.store())
                        .options(RuntimeOptions.defaults().leaseTimeout(LEASE))
                        .orchestrator(Metering.class, MeteringOrchestrator::new)
                        .activities(Meter.class, round -> {
                            out.println("  round " + round);
                            return 10L + round;
                        })
                        .start()) {
            String id = RunIds.current(runtime, "metering");
            if (runtime.status(id).isPresent()) {
                out.println(
                        "Going on with " + id + "; a killed run's lease ends in at most " + LEASE.toSeconds() + " s.");
            }
            Total total = MeteringClient.of(runtime)
                    .start(StartOptions.id(id), new Total(0, 0), ROUNDS)
                    .await(SOON);
            out.println(id + ": " + total.kilowattHours() + " kWh in " + total.rounds() + " rounds.");
        }
    }
}
