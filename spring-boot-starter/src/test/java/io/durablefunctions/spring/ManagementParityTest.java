package io.durablefunctions.spring;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.ParityContract;
import io.durablefunctions.management.contract.HostedApi;

class ManagementParityTest extends ParityContract {

    @Override
    protected HostedApi open(ManagementOptions options) {
        return SpringHosting.of(options);
    }
}
