package io.durablefunctions.spring;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import io.durablefunctions.store.jdbi.TransactionSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;

/** Activities write in Spring's transactions, and starts join them, where the state is kept in the application's database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({DataSourceUtils.class, PlatformTransactionManager.class})
@ConditionalOnBean(DataSource.class)
final class TransactionsConfiguration {

    /** None (a null bean) where the state is kept elsewhere, or the application has no transaction manager. */
    @Bean
    @ConditionalOnMissingBean
    @org.jspecify.annotations.Nullable
    TransactionSource durableFunctionsTransactionSource(ApplicationDatabase database, ListableBeanFactory beans) {
        DataSource source = database.source();
        PlatformTransactionManager manager = source == null ? null : ApplicationTransactions.on(source, beans);
        return source == null || manager == null ? null : new SpringTransactions(manager, source);
    }

    @Bean
    @Primary
    @ConditionalOnMissingBean(value = DurableFunctionClient.class, ignored = DurableFunctionRuntime.class)
    DurableFunctionClient durableFunctionClient(
            ObjectProvider<DurableFunctionRuntime> host, StateStore store, ApplicationDatabase database) {
        LazyClient lazy = new LazyClient(host::getObject);
        DataSource source = database.source();
        if (source == null || !(store instanceof PostgreSqlStateStore postgres)) {
            return lazy;
        }
        return new TransactionAwareClient(
                lazy,
                postgres.joining(() -> SpringTransactions.current(source)),
                () -> SpringTransactions.isActive(source));
    }
}
