package io.durablefunctions.spring;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** Whether the application believes {@code X-Forwarded-For} and the like. */
final class ForwardedHeaders {

    /** Each of them has Spring Boot give Tomcat a valve that takes addresses from a header. */
    private static final List<String> OF_TOMCAT =
            List.of("server.tomcat.remoteip.remote-ip-header", "server.tomcat.remoteip.protocol-header");

    private ForwardedHeaders() {}

    static boolean areBelieved(Environment environment, ListableBeanFactory beans) {
        return byServer(environment) || byFilter(beans);
    }

    /** If the application says so, or if it says nothing and runs on a platform where Spring Boot does so by itself. */
    private static boolean byServer(Environment environment) {
        if (OF_TOMCAT.stream().anyMatch(key -> !environment.getProperty(key, "").isBlank())) {
            return true;
        }
        String strategy = environment.getProperty("server.forward-headers-strategy", "");
        if (strategy.isBlank()) {
            CloudPlatform platform = CloudPlatform.getActive(environment);
            return platform != null && platform.isUsingForwardHeaders();
        }
        return !strategy.toLowerCase(Locale.ROOT).equals("none");
    }

    private static boolean byFilter(ListableBeanFactory beans) {
        return beans.getBeanNamesForType(ForwardedHeaderFilter.class, true, false).length > 0
                || beans.getBeansOfType(FilterRegistrationBean.class, true, false).values().stream()
                        .anyMatch(registration -> registration.getFilter() instanceof ForwardedHeaderFilter);
    }
}
