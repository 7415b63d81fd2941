package io.durablefunctions.spring;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A host that serves the application's beans, on the application's database, and a client for each orchestrator. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnProperty(name = "durable-functions.enabled", matchIfMissing = true)
final class DurableFunctionsAutoConfiguration {

    @Bean
    static ClientBeans durableFunctionsClientBeans() {
        return new ClientBeans();
    }

    @Bean
    @ConditionalOnMissingBean
    RuntimeOptions durableFunctionsRuntimeOptions() {
        return RuntimeOptions.defaults();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    StateStore durableFunctionsStateStore(DataSource source) {
        return PostgreSqlStateStore.of(source);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    DurableFunctionRuntime durableFunctionRuntime(
            StateStore store, RuntimeOptions options, ConfigurableListableBeanFactory beans) {
        ContractBeans contracts = new ContractBeans(beans, GeneratedDefinitions.in(beans.getBeanClassLoader()));
        return new HostFactory(beans).build(store, options, contracts.find());
    }

    @Bean
    @ConditionalOnMissingBean
    HostLifecycle durableFunctionsHostLifecycle(DurableFunctionRuntime host, Environment environment) {
        return new HostLifecycle(host, environment.getProperty("durable-functions.fail-fast", Boolean.class, false));
    }
}
