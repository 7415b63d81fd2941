package io.durablefunctions.management.server;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.BeyondParityContract;
import io.durablefunctions.management.contract.HostedApi;
import io.durablefunctions.store.InMemoryStateStore;

class StandaloneBeyondParityTest extends BeyondParityContract {

    @Override
    protected HostedApi open(ManagementOptions options) {
        return Standalone.on(new InMemoryStateStore(), options);
    }
}
