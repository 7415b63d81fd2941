package io.durablefunctions.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.store.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A configuration is all that a host needs, on a real PostgreSQL. */
class ConfiguredHostTest {

    private static EmbeddedPostgreSql server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startServer() {
        server = EmbeddedPostgreSql.temporary();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static DurableFunctionRuntimeBuilder greeting() {
        return DurableFunctionRuntime.builder()
                .activity("SayHello", String.class, String.class, name -> "Hello, " + name)
                .orchestrator(
                        "Greeting",
                        String.class,
                        String.class,
                        (context, name) -> context.call("SayHello", name, String.class));
    }

    private DurableFunctionsConfig config(String text) throws IOException {
        Path file = directory.resolve("durable-functions.yaml");
        Files.writeString(file, text);
        return DurableFunctionsConfig.builder()
                .file(file)
                .systemProperties(Map.of())
                .environment(Map.of())
                .build();
    }

    private static String greet(DurableFunctionRuntime host) {
        return host.start("Greeting", "\"Ada\"").await(Duration.ofSeconds(60));
    }

    @Test
    void a_yaml_file_alone_starts_a_host_that_runs_an_orchestration() throws Exception {
        DurableFunctionsConfig config = config("""
                durable-functions:
                  storage:
                    postgresql:
                      connection-string: %s
                      validate-connectivity: true
                  runtime:
                    host-id: configured
                """.formatted(server.connectionString()));
        try (DurableFunctionRuntime host = config.start(greeting())) {
            assertThat(greet(host)).isEqualTo("\"Hello, Ada\"");
        }
    }

    @Test
    void a_builder_is_given_options_and_store() throws Exception {
        server.createDatabase("applied");
        DurableFunctionsConfig config = config("""
                durable-functions.storage.postgresql.jdbc-url: %s
                """.formatted(server.jdbcUrl("applied")));
        try (DurableFunctionRuntime host = config.applyTo(greeting()).start()) {
            assertThat(greet(host)).isEqualTo("\"Hello, Ada\"");
        }
    }

    @Test
    void a_data_source_is_used_as_it_is() throws Exception {
        DurableFunctionsConfig config =
                DurableFunctionsConfig.from(PropertySource.of(Map.of(), "nothing"), server.dataSource());
        try (StateStore store = config.openStore()) {
            assertThat(store.now()).isNotNull();
        }
    }

    @Test
    void connectivity_is_validated_when_the_store_is_opened() throws Exception {
        DurableFunctionsConfig config = config("""
                durable-functions:
                  storage.postgresql:
                    connection-string: Host=localhost;Port=1;Database=d;Username=me;Password=geheim;Timeout=2
                    validate-connectivity: true
                """);
        assertThatThrownBy(config::openStore)
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("database d at localhost:1 as me")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void a_host_that_need_not_start_at_once_tries_again() {
        List<String> tries = new ArrayList<>();
        String started = new PatientStart(LoggerFactory.getLogger(DurableFunctionsConfig.class), Duration.ofMillis(1))
                .start(() -> {
                    tries.add("try");
                    if (tries.size() < 3) {
                        throw new StateStoreException("out of reach", null);
                    }
                    return "started";
                });
        assertThat(started).isEqualTo("started");
        assertThat(tries).hasSize(3);
    }

    @Test
    void an_interrupted_start_gives_up() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new PatientStart(LoggerFactory.getLogger(DurableFunctionsConfig.class)).start(() -> {
                    throw new StateStoreException("out of reach", null);
                }))
                .isInstanceOf(StateStoreException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
