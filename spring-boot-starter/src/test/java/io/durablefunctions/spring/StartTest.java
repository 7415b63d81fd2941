package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.spring.greetings.WelcomeClient;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.StateStore;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

class StartTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Without JPA, which insists on its database by itself. */
    @Configuration
    @EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
    @ComponentScan("io.durablefunctions.spring.greetings")
    static class Greeter {}

    private static ConfigurableApplicationContext run(String... properties) {
        return new SpringApplicationBuilder(Greeter.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .run();
    }

    @Test
    void an_application_starts_while_the_database_is_down_and_works_when_it_is_up() throws Exception {
        String url = Databases.newUrl();
        try (Relay relay = new Relay(url);
                ConfigurableApplicationContext application = run(
                        "spring.datasource.url=" + relay.through(url),
                        "spring.datasource.hikari.connection-timeout=1000")) {
            DurableFunctionRuntime host = application.getBean(DurableFunctionRuntime.class);
            WelcomeClient welcomes = application.getBean(WelcomeClient.class);
            HealthIndicator health = application.getBean("durableFunctionsHealthIndicator", HealthIndicator.class);
            assertThat(host.isRunning()).isFalse();
            assertThat(down(health))
                    .contains("The host does not run.", "The state store is out of reach.")
                    .hasSize(3);
            assertThatThrownBy(() -> welcomes.start("Anna")).isInstanceOf(StateStoreException.class);

            relay.open();

            await(host::isRunning);
            assertThat(welcomes.run(SOON, "Anna")).isEqualTo("Hello, Anna!");
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(health.health().getDetails())
                    .doesNotContainKey("problems")
                    .containsKey("host");
        }
    }

    private static List<String> down(HealthIndicator indicator) {
        Health health = indicator.health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        return ((List<?>) health.getDetails().get("problems"))
                .stream().map(String::valueOf).toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void with_fail_fast_an_application_does_not_start_while_the_database_is_down() throws Exception {
        String url = Databases.newUrl();
        try (Relay relay = new Relay(url)) {
            assertThatThrownBy(() -> run(
                            "spring.datasource.url=" + relay.through(url),
                            "spring.datasource.hikari.connection-timeout=1000",
                            "durable-functions.fail-fast=true"))
                    .hasRootCauseInstanceOf(java.net.ConnectException.class)
                    .hasStackTraceContaining("StateStoreException");
        }
    }

    @Test
    void a_database_of_its_own_wins_over_the_applications_data_source() {
        String own = Databases.newUrl();
        try (ConfigurableApplicationContext application = run(
                "spring.datasource.url=" + Databases.newUrl(),
                "durable-functions.storage.postgresql.jdbc-url=" + own)) {
            assertThat(application.getBean(WelcomeClient.class).run(SOON, "Anna"))
                    .isEqualTo("Hello, Anna!");
            assertThat(application.getBean(StateStore.class).toString()).contains("spring_");
            assertThat(hasTables(application)).isFalse();
        }
    }

    private static boolean hasTables(ConfigurableApplicationContext application) {
        return Boolean.TRUE.equals(application
                .getBean(JdbcTemplate.class)
                .queryForObject("SELECT to_regclass('durable_state') IS NOT NULL", Boolean.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"InMemory", "in-memory", "IN_MEMORY"})
    void state_in_memory_leaves_the_applications_database_alone(String spelling) {
        try (ConfigurableApplicationContext application =
                run("spring.datasource.url=" + Databases.newUrl(), "durable-functions.storage.provider=" + spelling)) {
            assertThat(application.getBean(WelcomeClient.class).run(SOON, "Anna"))
                    .isEqualTo("Hello, Anna!");
            assertThat(application.getBean(StateStore.class)).isInstanceOf(InMemoryStateStore.class);
            assertThat(hasTables(application)).isFalse();
        }
    }

    @Test
    void an_empty_connection_string_is_none_so_that_the_applications_data_source_is_used() {
        try (ConfigurableApplicationContext application = run(
                "spring.datasource.url=" + Databases.newUrl(),
                "durable-functions.storage.postgresql.connection-string=${NOBODY_SETS_THIS:}")) {
            assertThat(application.getBean(WelcomeClient.class).run(SOON, "Anna"))
                    .isEqualTo("Hello, Anna!");
            assertThat(hasTables(application)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "yes", "1"})
    void connectivity_is_validated_through_the_applications_data_source_too(String yes) throws Exception {
        String url = Databases.newUrl();
        try (Relay relay = new Relay(url)) {
            assertThatThrownBy(() -> run(
                            "spring.datasource.url=" + relay.through(url),
                            "spring.datasource.hikari.connection-timeout=1000",
                            "durable-functions.storage.postgresql.validate-connectivity=" + yes))
                    .hasRootCauseInstanceOf(java.net.ConnectException.class)
                    .hasStackTraceContaining("StateStoreException");
        }
    }

    @Test
    void the_metrics_of_the_host_are_in_the_registry() {
        try (ConfigurableApplicationContext application = run(
                "durable-functions.storage.provider=InMemory",
                "spring.datasource.url=" + Databases.newUrl(),
                "durable-functions.runtime.host-id=green")) {
            application.getBean(WelcomeClient.class).run(SOON, "Anna");
            var metrics = application.getBean(io.micrometer.core.instrument.MeterRegistry.class);
            assertThat(metrics.get("orchestrations.started")
                            .tag("host.id", "green")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(metrics.get("orchestrations.completed").functionCounter().count())
                    .isEqualTo(1);
            assertThat(metrics.get("functions.calls").functionCounter().count()).isEqualTo(1);
            assertThat(metrics.get("functions.failures").functionCounter().count())
                    .isZero();
            assertThat(metrics.get("lease.active_count").gauge().value()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void nothing_goes_on_when_the_applications_start_fails_after_the_hosts() throws Exception {
        String url = Databases.newUrl();
        try (Relay relay = new Relay(url);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new SpringApplicationBuilder(Greeter.class)
                            .properties(
                                    "server.address=127.0.0.1",
                                    "server.port=" + taken.getLocalPort(),
                                    "spring.datasource.url=" + relay.through(url),
                                    "spring.datasource.hikari.connection-timeout=1000")
                            .run())
                    .hasStackTraceContaining("PortInUseException");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("durable-functions-start");
        }
    }

    /** What a host that migrates holds, in store-jdbi. */
    private static final long MIGRATING = 4_711_022_605_119_931L;

    @Test
    void an_application_stops_although_its_host_waits_for_the_database_and_leaves_nothing_behind() throws Exception {
        String url = Databases.newUrl();
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + MIGRATING + ")");
            ConfigurableApplicationContext application = run("spring.datasource.url=" + url);
            assertThat(application.getBean(DurableFunctionRuntime.class).isRunning())
                    .isFalse();
            assertThat(waiting(statement)).isEqualTo(1);

            assertTimeoutPreemptively(Duration.ofSeconds(15), application::close);

            statement.execute("SELECT pg_advisory_unlock(" + MIGRATING + ")");
        }
        await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> LEFT.contains(thread.getName())));
    }

    private static final List<String> LEFT = List.of("durable-functions-start", "durable-functions-listen");

    private static int waiting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
            row.next();
            return row.getInt(1);
        }
    }
}
