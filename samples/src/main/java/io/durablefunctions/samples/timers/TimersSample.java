package io.durablefunctions.samples.timers;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.samples.RunIds;
import io.durablefunctions.samples.Sample;
import io.durablefunctions.samples.SampleDatabase;
import io.durablefunctions.samples.timers.Kitchen.Dish;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code timers [seconds]}: durable timers. Kill it and run it again: the clock went on. */
public final class TimersSample implements Sample {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final long LONGEST_SECONDS = 3_600;

    @Override
    public void run(List<String> arguments, PrintStream out) {
        long seconds = arguments.isEmpty() ? 1 : seconds(arguments.get(0));
        List<Dish> dishes =
                List.of(new Dish("potatoes", 3 * seconds), new Dish("eggs", seconds), new Dish("beans", 2 * seconds));
        long begun = System.nanoTime();
        try (SampleDatabase database = SampleDatabase.open(out);
                DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(database.store())
                        .options(RuntimeOptions.defaults().leaseTimeout(LEASE))
                        .orchestrator(Kitchen.class, KitchenOrchestrator::new)
                        .activities(
                                Bell.class,
                                dish -> out.println("  ding! the " + dish + ", "
                                        + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)
                                        + " s after the start of this command"))
                        .start()) {
            String id = RunIds.current(runtime, "kitchen");
            out.println(
                    runtime.status(id).isEmpty()
                            ? "Cooking as " + id + ": potatoes " + 3 * seconds + " s, beans " + 2 * seconds
                                    + " s, eggs " + seconds + " s."
                            : "Going on with " + id
                                    + ", which was cooking already; a killed run's lease ends in at most "
                                    + LEASE.toSeconds() + " s.");
            OrchestrationHandle<List<String>> handle = KitchenClient.of(runtime).start(StartOptions.id(id), dishes);
            out.println("Done in this order: " + handle.await(Duration.ofHours(4)) + ".");
        }
    }

    private static long seconds(String given) {
        try {
            long seconds = Long.parseLong(given);
            if (seconds >= 1 && seconds <= LONGEST_SECONDS) {
                return seconds;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw new IllegalArgumentException(
                "timers: '" + given + "' must be a number of seconds, 1 to " + LONGEST_SECONDS + ": -Dargs=\"10\".");
    }
}
