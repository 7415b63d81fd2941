package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.management.OrchestrationManagement;
import io.durablefunctions.spring.greetings.EnglishGreetings;
import io.durablefunctions.spring.greetings.WelcomeClient;
import io.durablefunctions.spring.greetings.WelcomeOrchestrator;
import jakarta.servlet.Filter;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ForwardedHeaderFilter;

class OptionalDependenciesTest {

    private static final Class<?> NONE = Nothing.class;

    @Configuration
    static class Nothing {}

    private static final AutoConfigurations ALL = AutoConfigurations.of(
            DurableFunctionsAutoConfiguration.class,
            HealthAutoConfiguration.class,
            ManagementAutoConfiguration.class,
            MetricsAutoConfiguration.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "io.micrometer",
                "org.springframework.boot.health",
                "org.springframework.boot.actuate",
                "org.springframework.security",
                "org.springframework.jdbc",
                "org.springframework.transaction",
                "org.springframework.boot.jdbc",
                "org.springframework.boot.web.servlet",
                "jakarta.servlet"
            })
    void an_application_starts_and_works_without(String missing) {
        new ApplicationContextRunner()
                .withConfiguration(ALL)
                .withClassLoader(new FilteredClassLoader(missing))
                .withPropertyValues("durable-functions.storage.provider=InMemory")
                .withUserConfiguration(WelcomeOrchestrator.class, EnglishGreetings.class)
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(OrchestrationManagement.class);
                    assertThat(context.getBean(WelcomeClient.class).run(Duration.ofSeconds(60), "Anna"))
                            .isEqualTo("Hello, Anna!");
                    assertThat(context.containsBean("durableFunctionsHealthIndicator"))
                            .isEqualTo(!missing.equals("org.springframework.boot.health"));
                    assertThat(context.containsBean("durableFunctionsMetrics"))
                            .isEqualTo(!missing.equals("io.micrometer"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "durable-functions.management.enabled=false",
                "server.forward-headers-strategy=framework",
                "server.tomcat.remoteip.remote-ip-header=x-forwarded-for",
                "server.tomcat.remoteip.protocol-header=x-forwarded-proto",
                "server.forward-headers-strategy=none,server.tomcat.remoteip.protocol-header=x-forwarded-proto"
            })
    void the_management_api_is_not_mounted_if(String properties) {
        assertThat(isMounted(NONE, properties.split(","))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {HeaderFilter.class, RegisteredHeaderFilter.class})
    void the_management_api_is_not_mounted_without_tokens_if_a_filter_takes_addresses_from_headers(Class<?> filter) {
        assertThat(isMounted(filter)).isFalse();
        assertThat(isMounted(filter, "durable-functions.management.tokens.viewer=0123456789abcdef"))
                .isTrue();
    }

    @Configuration
    static class HeaderFilter {
        @Bean
        ForwardedHeaderFilter forwarded() {
            return new ForwardedHeaderFilter();
        }
    }

    @Configuration
    static class RegisteredHeaderFilter {
        @Bean
        FilterRegistrationBean<Filter> forwarded() {
            return new FilterRegistrationBean<>(new ForwardedHeaderFilter());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "durable-functions.management.enabled=true",
                "server.forward-headers-strategy=none",
                "server.forward-headers-strategy=framework,durable-functions.management.tokens.viewer=0123456789abcdef"
            })
    void the_management_api_is_mounted_if(String properties) {
        assertThat(isMounted(NONE, properties.split(","))).isTrue();
    }

    private static boolean isMounted(Class<?> configuration, String... properties) {
        boolean[] mounted = new boolean[1];
        new WebApplicationContextRunner()
                .withConfiguration(ALL)
                .withPropertyValues("durable-functions.storage.provider=InMemory")
                .withPropertyValues(properties)
                .withUserConfiguration(configuration)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    mounted[0] = context.containsBean("durableFunctionsManagementServlet")
                            && context.getBean("durableFunctionsManagementServlet", ServletRegistrationBean.class)
                                    .isEnabled();
                });
        return mounted[0];
    }
}
