package io.durablefunctions.management.server;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.OrchestrationManagement;
import io.durablefunctions.management.contract.ContractOrchestrators;
import io.durablefunctions.management.contract.HostedApi;
import io.durablefunctions.store.StateStore;
import java.net.URI;

/** The API in a server of its own, over a host on a store. */
record Standalone(DurableFunctionRuntime runtime, StateStore store, ManagementServer server) implements HostedApi {

    static Standalone on(StateStore store, ManagementOptions options) {
        DurableFunctionRuntime runtime = ContractOrchestrators.addTo(DurableFunctionRuntime.builder())
                .stateStore(store)
                .start();
        ManagementServer server = ManagementServer.builder(OrchestrationManagement.of(runtime, store))
                .options(options)
                .port(0)
                .start();
        return new Standalone(runtime, store, server);
    }

    @Override
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
        runtime.close();
    }
}
