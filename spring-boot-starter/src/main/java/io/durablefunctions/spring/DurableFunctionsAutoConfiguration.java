package io.durablefunctions.spring;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.configuration.DurableFunctionsConfig;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.management.OrchestrationManagement;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.TransactionSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** A host that serves the application's beans, on the application's database, and a client for each orchestrator. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = SpringPropertySource.ENABLED, matchIfMissing = true)
@Import(TransactionsConfiguration.class)
final class DurableFunctionsAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DurableFunctionsAutoConfiguration.class);
    private static final String SHUTDOWN_PATIENCE = "spring.lifecycle.timeout-per-shutdown-phase";
    private static final String STORE = "durableFunctionsStateStore";

    @Bean
    static ClientBeans durableFunctionsClientBeans() {
        return new ClientBeans();
    }

    @Bean
    @ConditionalOnMissingBean
    SpringPropertySource durableFunctionsPropertySource(ConfigurableEnvironment environment) {
        return new SpringPropertySource(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    ApplicationDatabase durableFunctionsApplicationDatabase(
            DurableFunctionsConfig config, ConfigurableListableBeanFactory beans) {
        return new ApplicationDatabase(isStoreOurs(beans) ? config.dataSource().orElse(null) : null);
    }

    private static boolean isStoreOurs(ConfigurableListableBeanFactory beans) {
        return beans.containsBeanDefinition(STORE);
    }

    /** Settings need not name a database where the application has a data source, or a state store of its own making. */
    @Bean
    @ConditionalOnMissingBean
    DurableFunctionsConfig durableFunctionsConfig(
            SpringPropertySource settings, ConfigurableListableBeanFactory beans) {
        if (!isStoreOurs(beans)) {
            return DurableFunctionsConfig.forOwnStore(settings);
        }
        DataSource source =
                DurableFunctionsConfig.needsDataSource(settings) ? ApplicationDatabase.sourceIn(beans) : null;
        return source == null ? DurableFunctionsConfig.from(settings) : DurableFunctionsConfig.from(settings, source);
    }

    @Bean
    @ConditionalOnMissingBean
    RuntimeOptions durableFunctionsRuntimeOptions(DurableFunctionsConfig config) {
        return config.runtimeOptions();
    }

    @Bean(name = STORE, destroyMethod = "close")
    @ConditionalOnMissingBean
    StateStore durableFunctionsStateStore(
            DurableFunctionsConfig config,
            ApplicationDatabase database,
            ObjectProvider<TransactionSource> transactions) {
        DataSource source = database.source();
        TransactionSource activities = source == null ? null : transactions.getIfAvailable();
        return source == null || activities == null ? config.openStore() : config.openStore(source, activities);
    }

    @Bean
    @ConditionalOnMissingBean
    ContractBeans durableFunctionsContractBeans(ConfigurableListableBeanFactory beans) {
        return new ContractBeans(beans, GeneratedDefinitions.in(beans.getBeanClassLoader()));
    }

    /** A client only where nothing else is one: a {@link DurableFunctionClient} of the application's is used instead. */
    @Bean(destroyMethod = "close")
    @Fallback
    @ConditionalOnMissingBean
    DurableFunctionRuntime durableFunctionRuntime(
            StateStore store,
            RuntimeOptions options,
            ContractBeans contracts,
            ObjectProvider<TransactionSource> transactions,
            ConfigurableListableBeanFactory beans) {
        DurableFunctionRuntime host = new HostFactory(beans).build(store, options, contracts.served());
        TransactionalActivities.warnUnlessJoined(contracts.served(), transactions.getIfAvailable() != null);
        return host;
    }

    @Bean
    @Primary
    @ConditionalOnMissingBean(value = DurableFunctionClient.class, ignored = DurableFunctionRuntime.class)
    DurableFunctionClient durableFunctionClient(ObjectProvider<DurableFunctionRuntime> host) {
        return new LazyClient(host::getObject);
    }

    @Bean
    @ConditionalOnMissingBean
    OrchestrationManagement durableFunctionsManagement(
            DurableFunctionsConfig config, DurableFunctionRuntime host, StateStore store) {
        return config.management(host, store);
    }

    @Bean
    @ConditionalOnMissingBean
    HostLifecycle durableFunctionsHostLifecycle(
            DurableFunctionRuntime host,
            ContractBeans contracts,
            DurableFunctionsConfig config,
            Environment environment) {
        Duration patience = environment.getProperty(SHUTDOWN_PATIENCE, Duration.class, Duration.ofSeconds(30));
        if (host.options().shutdownTimeout().compareTo(patience) >= 0) {
            LOG.warn(
                    "The host may take {} to end, and the application waits {} for it. Raise {} above"
                            + " durable-functions.runtime.shutdown-timeout.",
                    host.options().shutdownTimeout(),
                    patience,
                    SHUTDOWN_PATIENCE);
        }
        return new HostLifecycle(host, contracts, config.failFast());
    }
}
