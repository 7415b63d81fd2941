package io.durablefunctions.management.server;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.BadInputContract;
import io.durablefunctions.management.contract.HostedApi;
import io.durablefunctions.store.InMemoryStateStore;

class StandaloneBadInputTest extends BadInputContract {

    @Override
    protected HostedApi open(ManagementOptions options) {
        return Standalone.on(new InMemoryStateStore(), options);
    }
}
