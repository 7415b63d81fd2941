package io.durablefunctions.samples.ordersweb;

import com.zaxxer.hikari.HikariDataSource;
import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.nio.file.Path;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * One data source for the shop's tables and the orchestrations: that is what lets them commit together. It leads to the server that {@code
 * DURABLE_FUNCTIONS_POSTGRESQL} names, or else to an embedded one whose data stay in {@code .durable-functions/postgresql}.
 */
@Configuration(proxyBeanMethods = false)
class Database {

    /** Holds a connection string. */
    static final String VARIABLE = "DURABLE_FUNCTIONS_POSTGRESQL";

    /** The pool; {@code spring.datasource.hikari} says how large it is. */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(Environment environment, ObjectProvider<EmbeddedPostgreSql> embedded) {
        Optional<String> given =
                Optional.ofNullable(environment.getProperty(VARIABLE)).filter(text -> !text.isBlank());
        given.ifPresent(text -> System.out.println("Database: the one of " + VARIABLE + "."));
        PGSimpleDataSource server = given.map(ConnectionString::dataSource)
                .orElseGet(
                        () -> ConnectionString.dataSource(embedded.getObject().jdbcUrl()));
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(server);
        return pool;
    }

    /** Started when the pool asks for it, stopped after the pool was closed. */
    @Bean(destroyMethod = "close")
    @Lazy
    EmbeddedPostgreSql embeddedPostgreSql(Environment environment) {
        Path directory = Path.of(environment.getProperty("sample.data", ".durable-functions"), "postgresql")
                .toAbsolutePath();
        EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(directory);
        System.out.println("Database: embedded PostgreSQL, data in " + directory
                + (server.adopted() ? " (it was still running)." : "."));
        return server;
    }
}
