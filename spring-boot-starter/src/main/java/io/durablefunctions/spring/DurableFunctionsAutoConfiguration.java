package io.durablefunctions.spring;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.configuration.DurableFunctionsConfig;
import io.durablefunctions.configuration.StorageProvider;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.management.OrchestrationManagement;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import io.durablefunctions.store.jdbi.TransactionSource;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.ConfigurableEnvironment;

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
    ApplicationDatabase durableFunctionsApplicationDatabase(ListableBeanFactory beans, SpringPropertySource settings) {
        return ApplicationDatabase.in(beans, settings.namesDatabase() || settings.isInMemory());
    }

    /** Settings need not name a database where the application has a data source, or a state store of its own making. */
    @Bean
    @ConditionalOnMissingBean
    DurableFunctionsConfig durableFunctionsConfig(
            SpringPropertySource settings, ApplicationDatabase database, ConfigurableListableBeanFactory beans) {
        DataSource source = database.source();
        if (source != null) {
            return DurableFunctionsConfig.from(settings, source);
        }
        boolean isStoreOurs = beans.containsBeanDefinition(STORE);
        return isStoreOurs
                ? DurableFunctionsConfig.from(settings)
                : DurableFunctionsConfig.from(settings, new PGSimpleDataSource()); // nobody connects by it
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
        return source == null || activities == null || config.storageProvider() != StorageProvider.POSTGRESQL
                ? config.openStore()
                : PostgreSqlStateStore.of(source, config.postgreSqlOptions(), activities);
    }

    @Bean
    @ConditionalOnMissingBean
    ContractBeans durableFunctionsContractBeans(ConfigurableListableBeanFactory beans) {
        return new ContractBeans(beans, GeneratedDefinitions.in(beans.getBeanClassLoader()));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    DurableFunctionRuntime durableFunctionRuntime(
            StateStore store, RuntimeOptions options, ContractBeans contracts, ConfigurableListableBeanFactory beans) {
        return new HostFactory(beans).build(store, options, contracts.served());
    }

    @Bean
    @Primary
    @ConditionalOnMissingBean(value = DurableFunctionClient.class, ignored = DurableFunctionRuntime.class)
    DurableFunctionClient durableFunctionClient(ObjectProvider<DurableFunctionRuntime> host) {
        return new LazyClient(host::getObject);
    }

    @Bean
    @ConditionalOnMissingBean
    OrchestrationManagement durableFunctionsManagement(DurableFunctionRuntime host, StateStore store) {
        return OrchestrationManagement.of(host, store);
    }

    @Bean
    @ConditionalOnMissingBean
    HostLifecycle durableFunctionsHostLifecycle(
            DurableFunctionRuntime host, ContractBeans contracts, DurableFunctionsConfig config) {
        return new HostLifecycle(host, contracts, config.failFast());
    }
}
