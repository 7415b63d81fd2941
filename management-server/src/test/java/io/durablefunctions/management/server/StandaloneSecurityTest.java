package io.durablefunctions.management.server;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.HostedApi;
import io.durablefunctions.management.contract.SecurityContract;
import io.durablefunctions.store.InMemoryStateStore;

class StandaloneSecurityTest extends SecurityContract {

    @Override
    protected HostedApi open(ManagementOptions options) {
        return Standalone.on(new InMemoryStateStore(), options);
    }
}
