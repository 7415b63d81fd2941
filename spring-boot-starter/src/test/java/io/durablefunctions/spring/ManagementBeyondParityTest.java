package io.durablefunctions.spring;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.BeyondParityContract;
import io.durablefunctions.management.contract.HostedApi;

class ManagementBeyondParityTest extends BeyondParityContract {

    @Override
    protected HostedApi open(ManagementOptions options) {
        return SpringHosting.of(options);
    }
}
