package io.durablefunctions.spring;

import io.durablefunctions.configuration.ConfigurationProblem;
import io.durablefunctions.configuration.DurableFunctionsConfig;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.ConfiguredApi;
import io.durablefunctions.management.contract.ContractDatabase;
import io.durablefunctions.management.contract.SettingsContract;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** In an application that has no database of its own, so that the settings alone say which one it is. */
class ManagementSettingsTest extends SettingsContract {

    @Override
    protected ConfiguredApi open(Map<String, String> settings) {
        Stream<String> web = Stream.of(
                "--server.port=" + settings.get("durable-functions.management.server.port"),
                "--server.address=127.0.0.1",
                "--spring.autoconfigure.exclude=" + DataSourceAutoConfiguration.class.getName() + ","
                        + HibernateJpaAutoConfiguration.class.getName());
        Stream<String> given =
                settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        return new Served(new SpringApplication(SpringHosting.Operations.class)
                .run(Stream.concat(web, given).toArray(String[]::new)));
    }

    @Override
    protected ContractDatabase newDatabase() {
        return Databases.newContractDatabase();
    }

    private record Served(ConfigurableApplicationContext application) implements ConfiguredApi {

        @Override
        public URI uri() {
            int port = ((ServletWebServerApplicationContext) application)
                    .getWebServer()
                    .getPort();
            String path = application.getBean(ManagementOptions.class).path();
            return URI.create("http://localhost:" + port + path);
        }

        @Override
        public List<String> warnings() {
            return application.getBean(DurableFunctionsConfig.class).warnings().stream()
                    .map(ConfigurationProblem::text)
                    .toList();
        }

        @Override
        public void close() {
            application.close();
        }
    }
}
