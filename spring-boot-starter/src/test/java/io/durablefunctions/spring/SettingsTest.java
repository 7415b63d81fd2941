package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.durablefunctions.configuration.ConfigurationHealth;
import io.durablefunctions.configuration.DurableFunctionsConfig;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DurableFunctionsAutoConfiguration.class));
    private final ApplicationContextRunner inMemory =
            application.withPropertyValues("durable-functions.storage.provider=InMemory");

    private static FailureAnalysis analysis(ApplicationContextRunner application, FailureAnalyzer analyzer) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        application.run(context -> {
            assertThat(context).hasFailed();
            analysis[0] = analyzer.analyze(context.getStartupFailure());
        });
        assertThat(analysis[0]).isNotNull();
        return analysis[0];
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        FailureAnalysis analysis = analysis(
                inMemory.withPropertyValues(
                        "durable-functions.runtime.polling-interval=soon",
                        "durable-functions.runtime.poling-interval=1s"),
                new InvalidConfigurationFailureAnalyzer());
        assertThat(analysis.getDescription())
                .startsWith("2 settings of durable functions cannot be used:\n    ")
                .contains("durable-functions.runtime.polling-interval is 'soon'")
                .contains("durable-functions.runtime.poling-interval")
                .contains("Did you mean durable-functions.runtime.polling-interval?");
        assertThat(analysis.getAction())
                .isEqualTo("Correct the settings; docs/configuration.md describes each of them.");
    }

    @Test
    void without_a_database_the_setting_that_names_one_is_told() {
        FailureAnalysis analysis = analysis(application, new InvalidConfigurationFailureAnalyzer());
        assertThat(analysis.getDescription())
                .startsWith("A setting of durable functions cannot be used:\n"
                        + "    durable-functions.storage.postgresql.connection-string: It is missing");
        assertThat(analysis.getAction()).contains("and add spring-boot-starter-jdbc and spring.datasource.url");
    }

    @Test
    void several_data_sources_are_named_if_none_is_the_primary_one() {
        FailureAnalysis analysis = analysis(
                application
                        .withBean("first", PGSimpleDataSource.class, PGSimpleDataSource::new)
                        .withBean("second", PGSimpleDataSource.class, PGSimpleDataSource::new),
                new MisconfiguredApplicationFailureAnalyzer());
        assertThat(analysis.getDescription())
                .isEqualTo(
                        "There are 2 data sources, and nothing says in which of them durable functions keep their state:"
                                + " 'first', 'second'.");
        assertThat(analysis.getAction())
                .isEqualTo("Mark one of them with @Primary, or name a database with"
                        + " durable-functions.storage.postgresql.connection-string.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "durable-functions.runtime.polling-interval",
                "durable-functions.runtime.pollingInterval",
                "durableFunctions.runtime.pollingInterval",
                "durable_functions.runtime.polling_interval"
            })
    void a_setting_may_be_spelled_in_any_of_springs_ways(String name) {
        inMemory.withPropertyValues(name + "=250ms", "interval=1s")
                .run(context -> assertThat(context.getBean(RuntimeOptions.class).pollingInterval())
                        .isEqualTo(Duration.ofMillis(250)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DURABLEFUNCTIONS_RUNTIME_HOSTID", "DURABLE_FUNCTIONS_RUNTIME_HOST_ID"})
    void an_environment_variable_sets_a_setting(String variable) {
        inMemory.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                "systemEnvironment",
                                new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, "blue"))))
                .run(context -> assertThat(context.getBean(RuntimeOptions.class).hostId())
                        .isEqualTo("blue"));
    }

    @Test
    void placeholders_in_settings_are_resolved() {
        inMemory.withPropertyValues("durable-functions.runtime.host-id=${name}-1", "name=green")
                .run(context -> assertThat(context.getBean(RuntimeOptions.class).hostId())
                        .isEqualTo("green-1"));
    }

    @Test
    void a_list_may_be_written_element_by_element() {
        inMemory.withPropertyValues(
                        "durable-functions.management.allowed-hosts[0]=a.example.com",
                        "durable-functions.management.allowed-hosts[1]=b.example.com")
                .run(context -> assertThat(context.getBean(DurableFunctionsConfig.class)
                                .managementOptions()
                                .allowedHosts())
                        .containsExactlyInAnyOrder("a.example.com", "b.example.com"));
    }

    private static final String HOSTS = "durable-functions.management.allowed-hosts";
    private static final Map<String, Object> WITH_COMMAS = Map.of(HOSTS, "a,b");
    private static final Map<String, Object> BY_ELEMENT = Map.of(HOSTS + "[0]", "a", HOSTS + "[1]", "b");

    static List<Arguments> overriddenLists() {
        return List.of(
                arguments(WITH_COMMAS, Map.of(HOSTS, "p")),
                arguments(WITH_COMMAS, Map.of(HOSTS + "[0]", "p")),
                arguments(BY_ELEMENT, Map.of(HOSTS, "p")),
                arguments(BY_ELEMENT, Map.of(HOSTS + "[0]", "p")));
    }

    @ParameterizedTest
    @MethodSource("overriddenLists")
    void a_list_replaces_those_below_it_whole(Map<String, Object> base, Map<String, Object> profile) {
        inMemory.withInitializer(context -> {
                    MutablePropertySources sources = context.getEnvironment().getPropertySources();
                    sources.addLast(new MapPropertySource("profile", profile));
                    sources.addLast(new MapPropertySource("base", base));
                })
                .run(context -> assertThat(context.getBean(DurableFunctionsConfig.class)
                                .managementOptions()
                                .allowedHosts())
                        .containsExactly("p"));
    }

    @Test
    void an_empty_fail_fast_is_the_default_of_spring() {
        inMemory.withPropertyValues("durable-functions.fail-fast=${NOBODY_SETS_THIS:}")
                .run(context -> assertThat(
                                context.getBean(DurableFunctionsConfig.class).failFast())
                        .isFalse());
    }

    @Test
    void the_settings_of_this_module_are_known() {
        inMemory.withPropertyValues("durable-functions.management.enabled=false", "durable-functions.enabled=true")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(DurableFunctionsConfig.class).health())
                            .isEqualTo(ConfigurationHealth.DEGRADED); // in memory, nothing else
                    assertThat(context.getBean(DurableFunctionsConfig.class).warnings())
                            .hasSize(1);
                });
    }

    @Test
    void everything_can_be_switched_off() {
        application
                .withPropertyValues("durable-functions.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DurableFunctionRuntime.class));
    }

    @Test
    void encryption_is_the_business_of_the_applications_data_source() {
        FailureAnalysis analysis = analysis(
                application
                        .withBean(PGSimpleDataSource.class, PGSimpleDataSource::new)
                        .withPropertyValues("durable-functions.security.database.require-ssl=true"),
                new InvalidConfigurationFailureAnalyzer());
        assertThat(analysis.getDescription())
                .contains("durable-functions.security.database.require-ssl is 'true'")
                .contains("Write sslmode=require into its URL");
    }

    @Test
    void an_application_with_a_store_of_its_own_names_no_database() {
        application
                .withBean(StateStore.class, InMemoryStateStore::new)
                .withPropertyValues("durable-functions.security.database.require-ssl=true")
                .run(context -> assertThat(
                                context.getBean(DurableFunctionsConfig.class).health())
                        .isEqualTo(ConfigurationHealth.HEALTHY));
    }
}
