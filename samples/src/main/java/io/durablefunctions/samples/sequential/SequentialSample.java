package io.durablefunctions.samples.sequential;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** {@code sequential [words]}: F1, F2, F3, F4, each on the result of the one before it. */
public final class SequentialSample implements Sample {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Override
    public void run(List<String> arguments, PrintStream out) {
        String title = arguments.isEmpty() ? "  Durable   Functions for Java " : String.join(" ", arguments);
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(database.store())
                        .orchestrator(Chain.class, ChainOrchestrator::new)
                        .activities(Functions.class, new LocalFunctions())
                        .start()) {
            String result = ChainClient.of(runtime).start(title).await(SOON);
            out.println("F4(F3(F2(F1('" + title + "')))) = '" + result + "'");
        }
    }
}
