package io.durablefunctions.chaos.worker;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import io.durablefunctions.testing.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host in a process of its own. It obeys what is told on its standard input and ends with it. */
public final class WorkerMain {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private WorkerMain() {}

    /** With the arguments of {@link WorkerSettings}, the database's URL in the environment, and a {@link Release} on the class path. */
    public static void main(String[] args) throws IOException, InterruptedException {
        WorkerSettings settings = WorkerSettings.of(args);
        ActivityFile log = ActivityFile.appendTo(
                settings.activities(), Release.onClassPath().name());
        StateStore store =
                PostgreSqlStateStore.connect(System.getenv(WorkerSettings.URL), WorkerSettings.storeOptions());
        DurableFunctionRuntimeBuilder host =
                DurableFunctionRuntime.builder().stateStore(store).options(WorkerSettings.runtimeOptions());
        Workload.serve(host, log);
        Canary.serve(host, log, settings.end());
        Transfer.serve(host);
        Poison.serve(host);
        DurableFunctionRuntime runtime = start(host);
        // SIGTERM, and the end of the input, drain it
        Runtime.getRuntime().addShutdownHook(new Thread(runtime::close, "drains"));
        new Obedience(runtime, System.in, System.out).run();
        System.exit(0);
    }

    /** The database may be down just now, or refuse us. */
    private static DurableFunctionRuntime start(DurableFunctionRuntimeBuilder host) throws InterruptedException {
        while (true) {
            try {
                return host.start();
            } catch (StateStoreException down) {
                LOG.warn("Not started yet: {}", down.getMessage());
                Thread.sleep(BETWEEN_TRIES.toMillis());
            }
        }
    }
}
