package io.durablefunctions.spring;

import io.durablefunctions.configuration.DurableFunctionsConfig;
import io.durablefunctions.management.OrchestrationManagement;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health indicator {@code durableFunctions}, where the application has Spring Boot's health. */
@AutoConfiguration(after = DurableFunctionsAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(HostLifecycle.class)
@ConditionalOnEnabledHealthIndicator("durableFunctions")
final class HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "durableFunctionsHealthIndicator")
    HostHealth durableFunctionsHealthIndicator(
            OrchestrationManagement management, HostLifecycle lifecycle, DurableFunctionsConfig config) {
        return new HostHealth(management, lifecycle, config.health());
    }
}
