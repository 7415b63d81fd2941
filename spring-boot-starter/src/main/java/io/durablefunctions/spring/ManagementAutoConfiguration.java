package io.durablefunctions.spring;

import io.durablefunctions.configuration.DurableFunctionsConfig;
import io.durablefunctions.management.ContainerRoles;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.ManagementServlet;
import io.durablefunctions.management.OrchestrationManagement;
import jakarta.servlet.Servlet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The management HTTP API in the application's own web server, where that is one for servlets. */
@AutoConfiguration(
        after = DurableFunctionsAutoConfiguration.class,
        afterName = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServletRegistrationBean.class})
@ConditionalOnBean(OrchestrationManagement.class)
@ConditionalOnBooleanProperty(name = SpringPropertySource.MANAGEMENT_ENABLED, matchIfMissing = true)
final class ManagementAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementAutoConfiguration.class);

    /** The bean by which Spring Security is there, and looks at every request. */
    private static final String SECURITY = "springSecurityFilterChain";

    private static final ContainerRoles ROLES =
            new ContainerRoles("DURABLE_VIEWER", "DURABLE_OPERATOR", "DURABLE_ADMIN");

    @Bean
    @ConditionalOnMissingBean
    ManagementOptions durableFunctionsManagementOptions(DurableFunctionsConfig config) {
        return config.managementOptions();
    }

    @Bean
    @ConditionalOnMissingBean(name = "durableFunctionsManagementServlet")
    ServletRegistrationBean<ManagementServlet> durableFunctionsManagementServlet(
            OrchestrationManagement management,
            ManagementOptions options,
            ListableBeanFactory beans,
            Environment environment) {
        ContainerRoles roles = beans.containsBean(SECURITY) ? ROLES : null;
        ServletRegistrationBean<ManagementServlet> registration =
                new ServletRegistrationBean<>(new ManagementServlet(management, options, roles), options.path() + "/*");
        registration.setName("durableFunctionsManagement");
        registration.setLoadOnStartup(1);
        registration.setEnabled(isSafe(options, roles, environment, beans));
        return registration;
    }

    /**
     * Without security the API serves callers on this machine, whom it knows by their address; a server that believes what a header says about
     * the address knows nobody.
     */
    private static boolean isSafe(
            ManagementOptions options,
            @Nullable ContainerRoles roles,
            Environment environment,
            ListableBeanFactory beans) {
        boolean isByAddress = roles == null && options.tokens().isEmpty() && !options.unauthenticatedRemoteAccess();
        if (isByAddress && ForwardedHeaders.areBelieved(environment, beans)) {
            LOG.warn(
                    "The management HTTP API is not offered: this server takes its callers' addresses from headers"
                            + " (server.forward-headers-strategy, server.tomcat.remoteip or a ForwardedHeaderFilter),"
                            + " so that it could not tell callers on this machine from others."
                            + " Give durable-functions.management.tokens.viewer, .operator and .admin, or add Spring Security.");
            return false;
        }
        return true;
    }
}
