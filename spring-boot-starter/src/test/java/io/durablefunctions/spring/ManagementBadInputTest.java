package io.durablefunctions.spring;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.BadInputContract;
import io.durablefunctions.management.contract.HostedApi;

class ManagementBadInputTest extends BadInputContract {

    @Override
    protected HostedApi open(ManagementOptions options) {
        return SpringHosting.of(options);
    }
}
