package io.durablefunctions.spring;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.ContractOrchestrators;
import io.durablefunctions.management.contract.HostedApi;
import io.durablefunctions.store.StateStore;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The management API in a Spring Boot application without Spring Security, on PostgreSQL. */
record SpringHosting(ConfigurableApplicationContext application, ManagementOptions options) implements HostedApi {

    static HostedApi of(ManagementOptions options) {
        SpringApplication application = new SpringApplication(Operations.class);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("options", options));
        return new SpringHosting(
                application.run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--server.tomcat.connection-timeout=2s",
                        "--server.max-http-request-header-size=32KB",
                        "--spring.datasource.url=" + Databases.newUrl(),
                        "--spring.jpa.open-in-view=false"),
                options);
    }

    @Configuration
    @EnableAutoConfiguration(
            exclude = {
                SecurityAutoConfiguration.class,
                ServletWebSecurityAutoConfiguration.class,
                SecurityFilterAutoConfiguration.class,
                UserDetailsServiceAutoConfiguration.class,
                ManagementWebSecurityAutoConfiguration.class
            })
    static class Operations {
        @Bean
        HostCustomizer contractOrchestrators() {
            return ContractOrchestrators::addTo;
        }
    }

    @Override
    public URI uri() {
        int port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        return URI.create("http://localhost:" + port + options.path());
    }

    @Override
    public DurableFunctionRuntime runtime() {
        return application.getBean(DurableFunctionRuntime.class);
    }

    @Override
    public StateStore store() {
        return application.getBean(StateStore.class);
    }

    @Override
    public void close() {
        application.close();
    }
}
