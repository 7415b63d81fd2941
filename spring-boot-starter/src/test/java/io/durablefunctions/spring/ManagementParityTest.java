package io.durablefunctions.spring;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.HostedApi;
import io.durablefunctions.management.contract.ParityContract;

class ManagementParityTest extends ParityContract {

    @Override
    protected HostedApi open(ManagementOptions options) {
        return SpringHosting.of(options);
    }
}
