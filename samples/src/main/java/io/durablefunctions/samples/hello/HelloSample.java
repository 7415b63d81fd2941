package io.durablefunctions.samples.hello;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** By contract, checked by the compiler; and by lambda, for names known at run time only. */
public final class HelloSample implements Sample {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Override
    public void run(List<String> arguments, PrintStream out) {
        List<String> names = arguments.isEmpty() ? List.of("Ada", "Grace", "Barbara") : arguments;
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(database.store())
                        .orchestrator(Hello.class, HelloOrchestrator::new)
                        .activities(Greeter.class, name -> "Hello, " + name + "!")
                        .activity("MyFunction", String.class, String.class, input -> "Processed: " + input)
                        .orchestrator(
                                "MyOrchestrator",
                                String.class,
                                String.class,
                                (context, input) -> context.call("MyFunction", input, String.class))
                        .start()) {
            HelloClient.of(runtime).start(names).await(SOON).forEach(out::println);
            out.println(runtime.start("MyOrchestrator", "\"my input\"").await(SOON));
        }
    }
}
