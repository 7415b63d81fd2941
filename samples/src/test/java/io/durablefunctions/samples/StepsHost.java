package io.durablefunctions.samples;

import io.durablefunctions.ActivityContext;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A host of its own process: an orchestration of twenty steps of 20 ms each, each of which is noted in a log. */
final class StepsHost {

    static final int STEPS = 20;
    static final Duration LEASE = Duration.ofSeconds(2);

    private StepsHost() {}

    /** {@code CONNECTION-STRING LOG}. */
    public static void main(String[] args) throws IOException {
        DurableFunctionRuntime runtime =
                builder(PostgreSqlStateStore.connect(args[0]), Path.of(args[1])).start();
        System.out.println("ready " + runtime.hostName());
        System.in.read();
    }

    static DurableFunctionRuntimeBuilder builder(StateStore store, Path log) {
        return DurableFunctionRuntime.builder()
                .stateStore(store)
                .options(RuntimeOptions.defaults().leaseTimeout(LEASE))
                .activity("Step", Integer.class, Integer.class, step -> {
                    note(log, "begin", step);
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                    note(log, "end", step);
                    return step + 1;
                })
                .orchestrator("Steps", Integer.class, Integer.class, (context, first) -> {
                    int step = first;
                    while (step < STEPS) {
                        step = context.call("Step", step, Integer.class);
                    }
                    return step;
                });
    }

    private static void note(Path log, String what, int step) {
        String line = ActivityContext.current().instanceId() + " " + step + " "
                + ProcessHandle.current().pid() + " " + what + "\n";
        try {
            Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
