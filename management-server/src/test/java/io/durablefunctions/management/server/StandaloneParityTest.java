package io.durablefunctions.management.server;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.HostedApi;
import io.durablefunctions.management.contract.ParityContract;
import io.durablefunctions.store.InMemoryStateStore;

class StandaloneParityTest extends ParityContract {

    @Override
    protected HostedApi open(ManagementOptions options) {
        return Standalone.on(new InMemoryStateStore(), options);
    }
}
