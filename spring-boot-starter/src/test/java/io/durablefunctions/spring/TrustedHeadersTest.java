package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.durablefunctions.management.ManagementServlet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Servers that believe headers without the starter's noticing: the API itself has to. */
class TrustedHeadersTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Takes the address from X-Forwarded-For, and that header away. */
    @Configuration
    static class Valve {
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> believing() {
            return server -> server.addEngineValves(new RemoteIpValve());
        }
    }

    @Configuration
    static class Wrapper {
        @Bean
        HttpFilter believing() {
            return new Believing();
        }
    }

    private static final class Believing extends HttpFilter {

        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public String getRemoteAddr() {
                            String address = request.getHeader("X-Forwarded-For");
                            return address == null ? request.getRemoteAddr() : address;
                        }

                        @Override
                        public @Nullable String getHeader(String name) {
                            return name.equalsIgnoreCase("X-Forwarded-For") ? null : request.getHeader(name);
                        }

                        @Override
                        public Enumeration<String> getHeaderNames() {
                            return Collections.enumeration(Collections.list(request.getHeaderNames()).stream()
                                    .filter(name -> !name.equalsIgnoreCase("X-Forwarded-For"))
                                    .toList());
                        }
                    },
                    response);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Valve.class, Wrapper.class})
    void whoever_is_on_this_machine_only_by_a_header_is_refused(Class<?> believing) throws Exception {
        try (ConfigurableApplicationContext application = run(believing)) {
            assertThat(count(application, "X-Forwarded-For", "127.0.0.1")).isEqualTo(403);
            assertThat(count(application, "X-Forwarded-For", "203.0.113.7")).isEqualTo(403);
        }
    }

    private static ConfigurableApplicationContext run(Class<?>... more) {
        return run(new ListAppender<>(), more);
    }

    private static ConfigurableApplicationContext run(ListAppender<ILoggingEvent> log, Class<?>... more) {
        SpringApplication application = new SpringApplication(SpringHosting.Operations.class);
        application.addPrimarySources(List.of(more));
        // Spring Boot has set logging up by then
        application.addInitializers(context -> {
            log.start();
            ((Logger) LoggerFactory.getLogger(ManagementServlet.class)).addAppender(log);
        });
        return application.run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--durable-functions.storage.provider=InMemory",
                "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                        + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration");
    }

    private static int count(ConfigurableApplicationContext application, String header, String value) throws Exception {
        int port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/runtime/orchestrations/count"))
                .header(header, value)
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).statusCode();
    }

    @Test
    void an_application_without_tokens_and_security_says_once_when_it_starts_whom_it_serves() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        try (ConfigurableApplicationContext application = run(log)) {
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement(STRING)
                    .contains("every caller on this machine", "durable-functions.management.tokens.viewer");
            assertThat(count(application, "X-Other", "127.0.0.1")).isEqualTo(200);
            assertThat(log.list).hasSize(1);
        } finally {
            ((Logger) LoggerFactory.getLogger(ManagementServlet.class)).detachAppender(log);
        }
    }
}
