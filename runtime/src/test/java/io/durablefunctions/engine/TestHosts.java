package io.durablefunctions.engine;

import io.durablefunctions.RetryPolicy;
import io.durablefunctions.store.InMemoryStateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Hosts on one store in memory, quick to poll and to retry. */
final class TestHosts implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final List<DurableFunctionRuntime> hosts = new ArrayList<>();

    static RuntimeOptions options() {
        return RuntimeOptions.defaults()
                .pollingInterval(Duration.ofMillis(5))
                .retry(RetryPolicy.attempts(3).firstDelay(Duration.ofMillis(1)));
    }

    InMemoryStateStore store() {
        return store;
    }

    DurableFunctionRuntimeBuilder builder() {
        return DurableFunctionRuntime.builder().sharedStateStore(store).options(options());
    }

    DurableFunctionRuntime start(DurableFunctionRuntimeBuilder builder) {
        DurableFunctionRuntime host = builder.start();
        hosts.add(host);
        return host;
    }

    @Override
    public void close() {
        hosts.forEach(DurableFunctionRuntime::close);
    }
}
