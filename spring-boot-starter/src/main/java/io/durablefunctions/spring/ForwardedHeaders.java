package io.durablefunctions.spring;

import java.util.Locale;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;

/** Whether Spring Boot's web server believes {@code X-Forwarded-For} and the like. */
final class ForwardedHeaders {

    private ForwardedHeaders() {}

    /** If the application says so, or if it says nothing and runs on a platform where Spring Boot does so by itself. */
    static boolean areBelieved(Environment environment) {
        String strategy = environment.getProperty("server.forward-headers-strategy", "");
        String remoteIp = environment.getProperty("server.tomcat.remoteip.remote-ip-header", "");
        if (!remoteIp.isBlank()) {
            return true;
        }
        if (strategy.isBlank()) {
            CloudPlatform platform = CloudPlatform.getActive(environment);
            return platform != null && platform.isUsingForwardHeaders();
        }
        return !strategy.toLowerCase(Locale.ROOT).equals("none");
    }
}
