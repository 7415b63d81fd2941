package io.durablefunctions.spring;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The host's metrics, where the application has Micrometer. */
@AutoConfiguration(after = DurableFunctionsAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(DurableFunctionRuntime.class)
final class MetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HostMetrics durableFunctionsMetrics(DurableFunctionRuntime host) {
        return new HostMetrics(host);
    }
}
