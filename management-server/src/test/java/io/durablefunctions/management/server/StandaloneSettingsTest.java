package io.durablefunctions.management.server;

import io.durablefunctions.configuration.ConfigurationProblem;
import io.durablefunctions.configuration.DurableFunctionsConfig;
import io.durablefunctions.configuration.ManagementServerSettings;
import io.durablefunctions.configuration.PropertySource;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.management.OrchestrationManagement;
import io.durablefunctions.management.contract.ConfiguredApi;
import io.durablefunctions.management.contract.ContractDatabase;
import io.durablefunctions.management.contract.ContractOrchestrators;
import io.durablefunctions.management.contract.SettingsContract;
import io.durablefunctions.store.StateStore;
import java.net.URI;
import java.util.List;
import java.util.Map;

class StandaloneSettingsTest extends SettingsContract {

    @Override
    protected ConfiguredApi open(Map<String, String> settings) {
        DurableFunctionsConfig config = DurableFunctionsConfig.from(PropertySource.of(settings, "the test"));
        StateStore store = config.openStore();
        try {
            DurableFunctionRuntime runtime = ContractOrchestrators.addTo(DurableFunctionRuntime.builder())
                    .options(config.runtimeOptions())
                    .stateStore(store)
                    .start();
            return new Served(config, runtime, serve(config, config.management(runtime, store)));
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    private static ManagementServer serve(DurableFunctionsConfig config, OrchestrationManagement management) {
        ManagementServerSettings where = config.managementServer();
        return ManagementServer.builder(management)
                .options(config.managementOptions())
                .bind(where.bindAddress())
                .port(where.port())
                .start();
    }

    @Override
    protected ContractDatabase newDatabase() {
        return TestDatabases.newContractDatabase();
    }

    private record Served(DurableFunctionsConfig config, DurableFunctionRuntime runtime, ManagementServer server)
            implements ConfiguredApi {

        @Override
        public URI uri() {
            return server.uri();
        }

        @Override
        public List<String> warnings() {
            return config.warnings().stream().map(ConfigurationProblem::text).toList();
        }

        @Override
        public void close() {
            server.close();
            runtime.close();
        }
    }
}
