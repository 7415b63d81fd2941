package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The management API behind Spring Security, as docs/spring-boot.md sets it up. */
class SpringSecurityTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext application;
    private static URI root;

    @Configuration
    @EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
    @Import({
        io.durablefunctions.spring.greetings.WelcomeOrchestrator.class,
        io.durablefunctions.spring.greetings.EnglishGreetings.class
    })
    static class Secured {
        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .csrf(csrf -> csrf.ignoringRequestMatchers("/runtime/orchestrations/**"))
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    user("vera", "DURABLE_VIEWER"),
                    user("otto", "DURABLE_OPERATOR"),
                    user("anna", "DURABLE_ADMIN"),
                    user("gustav", "GUEST"));
        }

        private static org.springframework.security.core.userdetails.UserDetails user(String name, String role) {
            return User.withUsername(name).password("{noop}secret").roles(role).build();
        }
    }

    @BeforeAll
    static void start() {
        application = SpringApplication.run(
                Secured.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + Databases.newUrl());
        int port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        root = URI.create("http://localhost:" + port + "/runtime/orchestrations");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({
        "vera,   GET,    /count,          200",
        "otto,   GET,    /count,          200",
        "gustav, GET,    /count,          403",
        "vera,   POST,   /start/Welcome,  403",
        "otto,   POST,   /start/Welcome,  202",
        "anna,   POST,   /start/Welcome,  202",
        "otto,   DELETE, /nobody,         403",
        "anna,   DELETE, /nobody,         404"
    })
    void who_has_a_role_may_do_what_it_is_for(String user, String method, String path, int status) throws Exception {
        HttpRequest.Builder request = request(path)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8)));
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"input\":\"Anna\"}"));
        } else {
            request.method(method, BodyPublishers.noBody());
        }
        assertThat(send(request).statusCode()).isEqualTo(status);
    }

    @Test
    void nobody_is_let_in_without_saying_who_it_is() throws Exception {
        assertThat(send(request("/count")).statusCode()).isEqualTo(401);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
