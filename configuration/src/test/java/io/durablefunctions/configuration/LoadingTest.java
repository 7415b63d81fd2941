package io.durablefunctions.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.jdbi.Encryption;
import io.durablefunctions.store.jdbi.PostgreSqlOptions;
import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class LoadingTest {

    private static final String NAME = "durable-functions.runtime.polling-interval";
    private static final String DATABASE = "durable-functions.storage.postgresql.connection-string";

    @TempDir
    private Path directory;

    private DurableFunctionsConfigBuilder builder() {
        return DurableFunctionsConfig.builder()
                .directory(directory)
                .systemProperties(Map.of())
                .environment(Map.of());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private static Duration polling(DurableFunctionsConfigBuilder builder) {
        return builder.build().runtimeOptions().pollingInterval();
    }

    @Test
    void code_wins_over_system_properties_over_environment_over_file_over_defaults() throws Exception {
        DurableFunctionsConfigBuilder builder =
                builder().set("storage.postgresql.connection-string", "Host=h;Database=d");
        assertThat(polling(builder)).isEqualTo(Duration.ofMillis(100));
        write("durable-functions.yaml", "durable-functions: {runtime: {polling-interval: 201ms}}");
        assertThat(polling(builder)).isEqualTo(Duration.ofMillis(201));
        builder.environment(Map.of("DURABLE_FUNCTIONS_RUNTIME_POLLING_INTERVAL", "202ms"));
        assertThat(polling(builder)).isEqualTo(Duration.ofMillis(202));
        builder.systemProperties(Map.of(NAME, "203ms"));
        assertThat(polling(builder)).isEqualTo(Duration.ofMillis(203));
        builder.set("runtime.polling-interval", Duration.ofMillis(204));
        assertThat(polling(builder)).isEqualTo(Duration.ofMillis(204));
        assertThat(builder.build().toString())
                .isEqualTo("DurableFunctionsConfig[" + DATABASE + " = (hidden) (code), " + NAME + " = 204ms (code)]");
    }

    @Test
    void no_file_can_change_the_order() throws Exception {
        write(
                "durable-functions.yaml",
                "config_ordinal: 9999\ndurable-functions:\n  runtime.polling-interval: 201ms\n");
        assertThat(polling(builder()
                        .environment(Map.of(
                                "DURABLE_FUNCTIONS_RUNTIME_POLLING_INTERVAL",
                                "202ms",
                                "DURABLE_FUNCTIONS_STORAGE_POSTGRESQL_HOST",
                                "h",
                                "DURABLE_FUNCTIONS_STORAGE_POSTGRESQL_DATABASE",
                                "d"))))
                .isEqualTo(Duration.ofMillis(202));
    }

    @Test
    void every_setting_has_an_environment_variable() {
        for (Setting<?> setting : Settings.ALL) {
            if (!setting.equals(Settings.CONFIG_FILE)) {
                assertThat(builder()
                                .environment(Map.of(setting.variable(), "%"))
                                .check())
                        .as(setting.variable())
                        .filteredOn(problem -> problem.origin() != null)
                        .allSatisfy(problem -> assertThat(problem.key()).isEqualTo(setting.name()))
                        .allSatisfy(problem ->
                                assertThat(problem.origin()).isEqualTo("environment variable " + setting.variable()));
            }
        }
        assertThat(builder()
                        .environment(
                                Map.of("DURABLE_FUNCTIONS_STORAGE_POSTGRESQL_CONNECTION_STRING", "Host=h;Database=d"))
                        .build()
                        .health())
                .isEqualTo(ConfigurationHealth.HEALTHY);
    }

    @Test
    void every_kind_of_value_is_read_from_yaml() throws Exception {
        write("durable-functions.yaml", EVERYTHING);
        DurableFunctionsConfig config = builder().build();
        RuntimeOptions runtime = config.runtimeOptions();
        assertThat(runtime.hostId()).isEqualTo("host-1");
        assertThat(runtime.pollingInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(runtime.leaseTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(runtime.leaseRenewalInterval()).isEqualTo(Duration.ofSeconds(20));
        assertThat(runtime.orchestrationTimeout()).contains(Duration.ofMinutes(30));
        assertThat(runtime.activityTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(runtime.maxConcurrentOrchestrations()).isEqualTo(100);
        assertThat(runtime.replayLogging()).isTrue();
        assertThat(runtime.retry().maxAttempts()).isEqualTo(6);
        assertThat(runtime.retry().backoff()).isEqualTo(1.5);
        assertThat(runtime.retry().notOn()).containsExactly("com.acme.Refused", "java.io.IOException");
        assertThat(runtime.limits().inputBytes()).isEqualTo(131_072);
        assertThat(runtime.limits().valueBytes()).isEqualTo(1_000);
        assertThat(runtime.limits().depth()).isEqualTo(16);
        PostgreSqlOptions store = config.postgreSqlOptions();
        assertThat(store.claimStrategy()).isEqualTo(ClaimStrategy.DISTRIBUTED);
        assertThat(store.migrations()).isFalse();
        assertThat(store.commandTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(store.poolSize()).isEqualTo(4);
        assertThat(store.activityConnections()).isEqualTo(6);
        assertThat(store.encryption()).isEqualTo(Encryption.verified());
        ManagementOptions management = config.managementOptions();
        assertThat(management.baseUrl()).isEqualTo(URI.create("https://ops.example.com"));
        assertThat(management.allowedHosts()).containsExactlyInAnyOrder("a.example.com", "b.example.com");
        assertThat(management.tokens().toString())
                .isEqualTo("[AccessToken[OPERATOR], AccessToken[OPERATOR], AccessToken[ADMIN]]");
        assertThat(management.maxBodySize()).isEqualTo(1 << 20);
        assertThat(config.managementServer()).isEqualTo(new ManagementServerSettings("127.0.0.1", 9090, null));
        assertThat(config.failFast()).isFalse();
        assertThat(config.storageProvider()).isEqualTo(StorageProvider.POSTGRESQL);
        assertThat(config.openStore())
                .hasToString("PostgreSqlStateStore[database d at h:5433 as me]")
                .satisfies(open -> ((AutoCloseable) open).close());
    }

    private static final String EVERYTHING = """
            durable-functions:
              fail-fast: no
              storage:
                provider: postgresql
                postgresql:
                  host: h
                  port: 5433
                  database: d
                  username: me
                  password: '*p"a;ss: ${x} $$ %41'
                  claim-strategy: Distributed
                  migrations: off
                  pool-size: 4
                  activity-connections: 6
              security:
                max-input-size: 128KB
                max-value-size: 1000
                max-serialization-depth: 16
                database:
                  command-timeout-seconds: 7
                  validate-certificates: true
              runtime:
                host-id: host-1
                polling-interval: 250ms
                lease-timeout: 1m
                orchestration-timeout: PT30M
                activity-timeout: 90s
                max-concurrent-orchestrations: 100
                replay-logging: true
                retry:
                  max-attempts: 6
                  backoff: 1.5
                  not-on: [com.acme.Refused, java.io.IOException]
              management:
                base-url: https://ops.example.com
                allowed-hosts:
                  - a.example.com
                  - b.example.com
                max-body-size: 1MB
                tokens:
                  operator: 0123456789abcdef, fedcba9876543210
                  admin: 0123456789abcdefX
                server:
                  port: 9090
            """;

    @Test
    void values_are_taken_as_they_are() throws Exception {
        write("durable-functions.yaml", EVERYTHING);
        Problems problems = new Problems();
        PropertySource source = LayeredSource.of(
                Map.of(), Map.of(), Map.of(), new ConfigFile(null, directory, Map.of(), Map.of()), problems);
        Values values = DurableFunctionsConfig.values(source, Brought.NOTHING, problems);
        assertThat(values.get(DatabaseSettings.PASSWORD)).isEqualTo("*p\"a;ss: ${x} $$ %41");
        assertThat(DatabaseSettings.connectionString(values))
                .contains("Host=\"h\";Port=5433;Database=\"d\";Username=\"me\";Password=\"*p\"\"a;ss: ${x} $$ %41\"");
    }

    @Test
    void properties_are_read_and_told_with_their_line() throws Exception {
        write("durable-functions.properties", "# a comment\n" + DATABASE + "=Host=h;Database=d\n\n" + NAME + "=soon\n");
        assertThat(builder().check())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.text())
                                .isEqualTo(
                                        NAME + " is 'soon' (" + directory.resolve("durable-functions.properties")
                                                + ", line 4): It cannot be read. Give a duration such as 500ms, 30s, 5m, 12h, 7d or PT1M."));
    }

    @Test
    void a_user_and_password_of_their_own_go_with_a_url_and_a_connection_string() {
        assertThat(builder()
                        .set("storage.postgresql.jdbc-url", "jdbc:postgresql://h/d?ssl=true")
                        .set("storage.postgresql.username", "m&e")
                        .set("storage.postgresql.password", "p&w")
                        .build()
                        .openStore())
                .hasToString("PostgreSqlStateStore[database d at h:5432 as m&e]");
        assertThat(builder()
                        .set(DATABASE, "Host=h;Database=d")
                        .set("storage.postgresql.username", "m;e")
                        .build()
                        .openStore())
                .hasToString("PostgreSqlStateStore[database d at h:5432 as m;e]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "ops.example.com", "ops_1:8443", "192.0.2.1", "[2001:db8::1]", "[::1]:8080"})
    void a_host_may_be_a_name_or_an_address_with_a_port_or_without(String host) {
        assertThat(allowed(builder().set("management.allowed-hosts", host))).containsExactly(host);
    }

    @Test
    void a_list_may_be_given_element_by_element() {
        PropertySource source = PropertySource.of(
                Map.of(
                        DATABASE,
                        "Host=h;Database=d",
                        "durable-functions.management.allowed-hosts[0]",
                        "a",
                        "durable-functions.management.allowed-hosts[1]",
                        "b"),
                "somewhere");
        assertThat(DurableFunctionsConfig.from(source).managementOptions().allowedHosts())
                .containsExactlyInAnyOrder("a", "b");
    }

    private static List<String> allowed(DurableFunctionsConfigBuilder builder) {
        return builder.set(DATABASE, "Host=h;Database=d").build().managementOptions().allowedHosts().stream()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a, b]", "a,b"})
    void a_list_is_taken_whole_from_the_first_source_that_has_it(String inFile) throws Exception {
        String name = "durable-functions.management.allowed-hosts";
        write("durable-functions.yaml", name + ": " + inFile + "\n");
        assertThat(allowed(builder())).containsExactly("a", "b");
        assertThat(allowed(builder().environment(Map.of("DURABLE_FUNCTIONS_MANAGEMENT_ALLOWED_HOSTS", "e"))))
                .containsExactly("e");
        assertThat(allowed(builder().systemProperties(Map.of(name + "[0]", "p"))))
                .containsExactly("p");
        assertThat(allowed(builder().systemProperties(Map.of(name, "p")).set("management.allowed-hosts[0]", "c")))
                .containsExactly("c");
        assertThat(allowed(builder().systemProperties(Map.of(name, "")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3s,    , runtime.lease-timeout",
        "3s, 5s , storage.postgresql.idle-in-transaction-timeout",
        "  , 30s, storage.postgresql.idle-in-transaction-timeout",
        "3s, 2s ,"
    })
    void a_host_that_has_stopped_should_not_hold_up_its_successor_for_longer_than_a_lease(
            @Nullable String lease, @Nullable String idle, @Nullable String told) {
        Map<String, String> properties = new HashMap<>(Map.of(DATABASE, "Host=h;Database=d"));
        properties.put("durable-functions.runtime.lease-timeout", lease == null ? "" : lease);
        properties.put("durable-functions.storage.postgresql.idle-in-transaction-timeout", idle == null ? "" : idle);
        assertThat(builder().systemProperties(properties).build().warnings())
                .extracting(ConfigurationProblem::key)
                .isEqualTo(told == null ? List.of() : List.of("durable-functions." + told));
        properties.put("durable-functions.storage.provider", "InMemory");
        assertThat(builder().systemProperties(properties).build().warnings())
                .extracting(ConfigurationProblem::key)
                .containsExactly("durable-functions.storage.provider");
    }

    @Test
    void an_empty_value_is_none() {
        assertThat(polling(builder()
                        .set(DATABASE, "Host=h;Database=d")
                        .environment(Map.of("DURABLE_FUNCTIONS_RUNTIME_POLLING_INTERVAL", " "))))
                .isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void a_data_source_is_enough() {
        DurableFunctionsConfig config =
                DurableFunctionsConfig.from(PropertySource.of(Map.of(), "nowhere"), new PGSimpleDataSource());
        assertThat(config.openStore()).hasToString("PostgreSqlStateStore[the data source's database]");
        assertThat(builder().dataSource(new PGSimpleDataSource()).build().health())
                .isEqualTo(ConfigurationHealth.HEALTHY);
    }

    private static List<ConfigurationProblem> withDataSource(String key, String value) {
        return DurableFunctionsConfig.check(PropertySource.of(Map.of("durable-functions." + key, value), "test"), true);
    }

    @ParameterizedTest
    @CsvSource({
        "storage.postgresql.require-ssl, sslmode=require",
        "security.database.require-ssl, sslmode=require",
        "security.database.validate-certificates, sslmode=verify-full"
    })
    void encryption_that_only_the_data_source_can_require_is_an_error(String key, String instead) {
        assertThat(withDataSource(key, "true"))
                .extracting(ConfigurationProblem::toString)
                .containsExactly(
                        "ERROR durable-functions." + key + " is 'true' (test): It has no effect: the application's data"
                                + " source makes the connections. Write " + instead
                                + " into its URL and leave this out; or name the database in the settings.");
        assertThat(withDataSource(key, "false")).isEmpty();
        Map<String, String> named = Map.of("durable-functions." + key, "true", DATABASE, "Host=h;Database=d");
        assertThat(DurableFunctionsConfig.check(PropertySource.of(named, "test"), true))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "storage.postgresql.pool-size, 5",
        "storage.postgresql.prepare-threshold, 0",
        "storage.postgresql.session-settings, true",
        "security.database.command-timeout-seconds, 5"
    })
    void what_only_the_data_source_can_set_is_a_warning(String key, String value) {
        assertThat(withDataSource(key, value))
                .extracting(ConfigurationProblem::toString)
                .containsExactly(
                        "WARNING durable-functions." + key + " is '" + value + "' (test): It has no effect: the"
                                + " application's data source makes the connections. Set it there and leave this out; or name the database in"
                                + " the settings.");
    }

    @ParameterizedTest
    @CsvSource({
        "storage.postgresql.activity-connections, 5",
        "storage.postgresql.session-settings, false",
        "storage.postgresql.idle-in-transaction-timeout, 5s",
        "storage.postgresql.fence-timeout, 5s",
        "storage.postgresql.migrations, false"
    })
    void what_has_an_effect_on_a_data_source_is_fine(String key, String value) {
        assertThat(withDataSource(key, value)).isEmpty();
    }

    @Test
    void in_memory_needs_no_database_but_warns() {
        DurableFunctionsConfig config =
                builder().set("storage.provider", StorageProvider.IN_MEMORY).build();
        assertThat(config.openStore()).isInstanceOf(InMemoryStateStore.class);
        assertThat(config.health()).isEqualTo(ConfigurationHealth.DEGRADED);
        assertThat(config.warnings())
                .singleElement()
                .extracting(ConfigurationProblem::key)
                .isEqualTo("durable-functions.storage.provider");
    }

    @Test
    void a_file_of_another_name_is_named_by_code_property_or_variable() throws Exception {
        write("other.yml", "durable-functions: {runtime: {polling-interval: 205ms}}");
        Path other = directory.resolve("other.yml");
        assertThat(polling(builder().set(DATABASE, "Host=h;Database=d").file(other)))
                .isEqualTo(Duration.ofMillis(205));
        assertThat(polling(builder()
                        .set(DATABASE, "Host=h;Database=d")
                        .systemProperties(Map.of("durable-functions.config-file", other.toString()))))
                .isEqualTo(Duration.ofMillis(205));
        assertThat(polling(builder()
                        .set(DATABASE, "Host=h;Database=d")
                        .environment(Map.of("DURABLE_FUNCTIONS_CONFIG_FILE", other.toString()))))
                .isEqualTo(Duration.ofMillis(205));
    }

    private List<String> problemsWith(String file, String text) throws IOException {
        write(file, text);
        return builder().set(DATABASE, "Host=h;Database=d").file(directory.resolve(file)).check().stream()
                .map(problem -> problem.problem() + " " + problem.remedy())
                .toList();
    }

    @Test
    void a_file_that_cannot_be_read_is_told_without_what_is_in_it() throws Exception {
        assertThat(problemsWith("a.yaml", "durable-functions:\n  x: *geheim\n"))
                .containsExactly("It is no YAML at line 2, column 6. Correct it there.");
        assertThat(problemsWith("b.yaml", "geheim"))
                .containsExactly("It has no section durable-functions. Write the settings below it.");
        assertThat(problemsWith("c.json", "{}"))
                .containsExactly("Its name says neither YAML nor properties. Give a .yaml, .yml or .properties file.");
        assertThat(problemsWith("d.yaml", "durablefunctions:\n  runtime:\n    lanes: 0\n"))
                .containsExactly("It has no section durable-functions. Write the settings below it.");
        assertThat(problemsWith("e.yaml", "#".repeat((1 << 20) + 1)))
                .containsExactly("It is larger than 1MB. Keep other things elsewhere.");
        assertThat(problemsWith("empty.yaml", "")).isEmpty();
        assertThat(builder()
                        .set(DATABASE, "Host=h;Database=d")
                        .file(directory.resolve("missing.yaml"))
                        .check())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.text())
                                .endsWith(
                                        "missing.yaml' (code): There is no such file that can be read. Correct the path, or leave it out."));
    }

    @Test
    void an_empty_section_is_none_and_a_list_where_there_is_none_is_refused() throws Exception {
        assertThat(problemsWith("a.yaml", "durable-functions:\n  runtime:\n  management: {}\n  fail-fast:\n"))
                .isEmpty();
        assertThat(problemsWith("b.yaml", "durable-functions:\n  runtime:\n    - lanes: 1\n"))
                .containsExactly("There is no such setting. Did you mean durable-functions.runtime.lanes?");
        assertThat(problemsWith("c.yaml", "durable-functions:\n  runtime:\n    lanes: [1, 2]\n"))
                .first()
                .isEqualTo("It cannot be read. Give a whole number such as 100.");
    }

    @Test
    void two_files_by_the_usual_names_are_one_too_many() throws Exception {
        write("durable-functions.yaml", "");
        write("durable-functions.properties", "");
        assertThat(builder().set(DATABASE, "Host=h;Database=d").check())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .endsWith("There is durable-functions.yaml too. Keep one of the two."));
    }

    @Test
    void nothing_secret_is_shown() throws Exception {
        String secret = "geheim-geheim-geheim";
        write("durable-functions.yaml", "durable-functions:\n  storage.postgresql.pasword: " + secret + "\n");
        DurableFunctionsConfigBuilder wrong = builder()
                .set("storage.postgresql.connection-string", "Host=h;Password=" + secret + ";" + secret + "=1")
                .set("management.tokens.admin", secret + " x")
                .set("management.server.tls.key-store-password", secret)
                .set("management.base-url", "https://ops:" + secret + "@h")
                .environment(Map.of(
                        "DURABLE_FUNCTIONS_STORAGE_POSTGRESQL_PASWORD",
                        secret,
                        "DURABLE_FUNCTIONS_SERVICE_HOST",
                        secret));
        try (Logged logged = Logged.listen()) {
            assertThatThrownBy(wrong::build)
                    .isInstanceOfSatisfying(
                            InvalidConfigurationException.class,
                            e -> assertThat(e.problems())
                                    .hasSize(6)
                                    .noneMatch(problem -> problem.toString().contains("geheim")))
                    .hasMessageNotContaining("geheim")
                    .hasNoCause();
            Files.delete(directory.resolve("durable-functions.yaml"));
            DurableFunctionsConfig right = builder()
                    .set("storage.postgresql.host", "h")
                    .set("storage.postgresql.database", "d")
                    .set("storage.postgresql.password", secret)
                    .set("management.tokens.admin", secret)
                    .set("runtime.polling-interval", "50ms")
                    .environment(Map.of(
                            "DURABLE_FUNCTIONS_STORAGE_POSTGRESQL_PASWORD",
                            secret,
                            "DURABLE_FUNCTIONS_SERVICE_HOST",
                            secret))
                    .build();
            assertThat(right.toString())
                    .contains("storage.postgresql.host = h (code)")
                    .doesNotContain("geheim");
            assertThat(right.managementOptions().toString()).doesNotContain("geheim");
            assertThat(new ManagementServerSettings("a", 1, new ManagementServerSettings.Tls(Path.of("f"), secret))
                            .toString())
                    .doesNotContain("geheim");
            assertThat(logged.messages())
                    .containsExactlyInAnyOrder(
                            "Configuration: " + NAME
                                    + " is '50ms' (code): Polling more often than every 100ms costs the database more than it gains."
                                    + " Give 100ms or more.",
                            "Configuration: DURABLE_FUNCTIONS_STORAGE_POSTGRESQL_PASWORD (environment variable"
                                    + " DURABLE_FUNCTIONS_STORAGE_POSTGRESQL_PASWORD): There is no such setting. Did you mean"
                                    + " DURABLE_FUNCTIONS_STORAGE_POSTGRESQL_PASSWORD?");
        }
    }
}
