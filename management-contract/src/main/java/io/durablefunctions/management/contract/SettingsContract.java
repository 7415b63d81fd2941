package io.durablefunctions.management.contract;

import static io.durablefunctions.management.contract.ContractOrchestrators.ECHO;
import static io.durablefunctions.management.contract.ContractOrchestrators.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What settings do, as a caller of a running server sees it; and that nothing runs with wrong ones. */
public abstract class SettingsContract {

    private static final String SECTION = "durable-functions.";
    private static final String PROVIDER = "storage.provider";
    private static final String CONNECTION_STRING = "storage.postgresql.connection-string";
    private static final String PORT = SECTION + "management.server.port";

    /** For subclasses. */
    protected SettingsContract() {}

    /**
     * Serves the API with these settings and no others, on loopback.
     *
     * @param settings by full names; {@code durable-functions.management.server.port} is among them
     * @throws Exception if they are wrong, or if it cannot start; nothing serves then
     */
    protected abstract ConfiguredApi open(Map<String, String> settings) throws Exception;

    /** A new, empty database, on a server that cannot encrypt connections. */
    protected abstract ContractDatabase newDatabase();

    private static Map<String, String> settings(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(SECTION + keysAndValues[i], keysAndValues[i + 1]);
        }
        return settings;
    }

    private ConfiguredApi serve(String... keysAndValues) throws Exception {
        Map<String, String> settings = settings(keysAndValues);
        settings.putIfAbsent(PORT, "0");
        return open(settings);
    }

    private ConfiguredApi serveInMemory(String... keysAndValues) throws Exception {
        List<String> all = new ArrayList<>(List.of(keysAndValues));
        all.addAll(List.of(PROVIDER, "InMemory"));
        return serve(all.toArray(String[]::new));
    }

    private static Api callerOf(ConfiguredApi served) {
        return new Api(served.uri(), null);
    }

    private static String echo(Api api, String text) {
        String id = api.start(ECHO, "{\"input\":\"" + text + "\"}");
        assertThat(api.awaitStatus(id, "Completed").field("output")).isEqualTo(text);
        return id;
    }

    private static String startWaiting(Api api) {
        String id = api.start(WAITING, "{\"input\":\"x\"}");
        api.await("/" + id, reply -> reply.field("progress").equals("waits"));
        return id;
    }

    /** Everything that is said when it does not start. */
    private String refusal(Map<String, String> settings) throws IOException {
        int port = freePort();
        settings.put(PORT, "" + port);
        Throwable refused = catchThrowable(() -> open(settings).close());
        assertThat(refused).as("it has started").isNotNull();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        StringBuilder said = new StringBuilder();
        for (@Nullable Throwable cause = refused; cause != null; cause = cause.getCause()) {
            said.append(cause.getMessage()).append('\n');
        }
        return said.toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', maxCharsPerColumn = 1_000, textBlock = """
            storage.provider=Oracle                         | storage.provider                     | It cannot be read. Give PostgreSQL or InMemory.
            storage.provider=PostgreSQL                     | storage.postgresql.connection-string | It is missing: nothing says which database to use. Give Host=localhost;Port=5432;
            storage.postgresql.connection-string=Database=d | storage.postgresql.connection-string | The connection string names no Host. Add Host=
            storage.postgresql.connection-string=Host=h     | storage.postgresql.connection-string | The connection string names no Database. Add Database=
            storage.postgresql.validate-connectivity=maybe  | storage.postgresql.validate-connectivity | It cannot be read. Give true or false.
            runtime.host-id=my host                         | runtime.host-id                      | It has characters that host ids cannot have, or is too long. Give 1 to 200 characters
            runtime.orchestration-timeout=0m                | runtime.orchestration-timeout        | It is not longer than zero. Give a duration
            runtime.lease-timeout=0s                        | runtime.lease-timeout                | It is not longer than zero. Give a duration
            runtime.lease-renewal-interval=0s               | runtime.lease-renewal-interval       | It is not longer than zero. Give a duration
            runtime.lease-renewal-interval=30s              | runtime.lease-renewal-interval       | It is not shorter than runtime.lease-timeout, 30s, so that leases would end before they are renewed. Give a third of it: 10s.
            runtime.polling-interval=0s                     | runtime.polling-interval             | It is not longer than zero. Give a duration
            runtime.max-concurrent-orchestrations=0         | runtime.max-concurrent-orchestrations | It is less than 1. Give a whole number from 1.
            security.max-input-size=0                       | security.max-input-size              | It is less than 1 byte. Give a number of bytes
            security.max-serialization-depth=0              | security.max-serialization-depth     | It is less than 1. Give a whole number from 1.
            security.database.command-timeout-seconds=0     | security.database.command-timeout-seconds | It is less than 1. Give a whole number of seconds from 1 to 86400.
            security.database.require-ssl=perhaps           | security.database.require-ssl        | It cannot be read. Give true or false.
            security.database.validate-certificates=perhaps | security.database.validate-certificates | It cannot be read. Give true or false.
            management.path=orchestrations                  | management.path                      | It is no path of a URL. Begin it with a slash
            """)
    void nothing_serves_with_a_wrong_setting_and_the_refusal_says_which_and_what_to_do(
            String setting, String key, String said) throws IOException {
        int end = setting.indexOf('=');
        Map<String, String> settings = settings(setting.substring(0, end), setting.substring(end + 1));
        if (!key.equals(CONNECTION_STRING)) {
            settings.put(SECTION + CONNECTION_STRING, "Host=localhost;Database=d");
        }

        assertThat(refusal(settings))
                .contains("The configuration has an error: " + SECTION + key)
                .contains(said);
    }

    @Test
    void all_wrong_settings_are_told_at_once() throws IOException {
        assertThat(refusal(settings(
                        "storage.provider", "InMemory",
                        "runtime.polling-interval", "soon",
                        "security.max-input-size", "64 kilobytes")))
                .contains(SECTION + "runtime.polling-interval is 'soon'")
                .contains(SECTION + "security.max-input-size is '64 kilobytes'");
    }

    @Test
    void settings_that_are_allowed_and_not_wise_are_warned_of_and_served() throws Exception {
        String[] unwise = {
            "runtime.orchestration-timeout", "31d",
            "runtime.polling-interval", "50ms",
            "runtime.max-concurrent-orchestrations", "10001",
            "security.max-input-size", "101MB",
            "security.max-serialization-depth", "1001"
        };
        try (ConfiguredApi served = serveInMemory(unwise)) {
            for (int i = 0; i < unwise.length; i += 2) {
                String beginning = SECTION + unwise[i] + " is '" + unwise[i + 1] + "'";
                assertThat(served.warnings())
                        .anySatisfy(warning ->
                                assertThat(warning).startsWith(beginning).contains(" Give "));
            }
            echo(callerOf(served), "served");
        }
    }

    @Test
    void state_in_memory_ends_with_the_process_and_is_warned_of() throws Exception {
        String id;
        try (ConfiguredApi served = serve(PROVIDER, "InMemory")) {
            assertThat(served.warnings()).singleElement().asString().contains("Nothing survives");
            id = echo(callerOf(served), "kept for now");
        }
        try (ConfiguredApi served = serve(PROVIDER, "InMemory")) {
            assertThat(callerOf(served).get("/" + id).status()).isEqualTo(404);
        }
    }

    @Test
    void a_clean_configuration_is_healthy() throws Exception {
        try (ConfiguredApi served = serve(CONNECTION_STRING, newDatabase().connectionString())) {
            Reply health = callerOf(served).get("/health");

            assertThat(health.status()).isEqualTo(200);
            assertThat(health.field("status")).isEqualTo("Healthy");
            assertThat(health.json().path("configurationWarnings").isArray()).isTrue();
            assertThat(health.json().path("configurationWarnings")).isEmpty();
        }
    }

    @Test
    void a_configuration_with_warnings_is_degraded_and_tells_them() throws Exception {
        try (ConfiguredApi served =
                serve(CONNECTION_STRING, newDatabase().connectionString(), "runtime.orchestration-timeout", "31d")) {
            Reply health = callerOf(served).get("/health");

            assertThat(health.status()).isEqualTo(200);
            assertThat(health.field("status")).isEqualTo("Degraded");
            JsonNode warnings = health.json().path("configurationWarnings");
            assertThat(warnings).hasSize(1);
            assertThat(warnings.get(0).asString(""))
                    .startsWith(SECTION + "runtime.orchestration-timeout is '31d'")
                    .isEqualTo(served.warnings().get(0));
            assertThat(health.json().path("problems")).isEmpty();
        }
    }

    @Test
    void state_in_postgresql_is_there_after_a_restart() throws Exception {
        ContractDatabase database = newDatabase();
        String id;
        try (ConfiguredApi served = serve(PROVIDER, "PostgreSQL", CONNECTION_STRING, database.connectionString())) {
            assertThat(served.warnings()).isEmpty();
            id = echo(callerOf(served), "kept");
        }
        assertThat(rowsOf(database, id)).isEqualTo(1);
        try (ConfiguredApi served = serve(CONNECTION_STRING, database.connectionString())) {
            assertThat(callerOf(served).get("/" + id).field("output")).isEqualTo("kept");
        }
    }

    private static int rowsOf(ContractDatabase database, String instanceId) throws SQLException {
        try (Connection connection = database.superuser().getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT count(*) FROM durable_state WHERE instance_id = ?")) {
            query.setString(1, instanceId);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Test
    void nothing_serves_without_a_database_whose_connectivity_is_validated() throws IOException {
        assertThat(refusal(settings(
                        CONNECTION_STRING,
                        "Host=localhost;Port=" + freePort() + ";Database=d;Username=me;Password=geheim;Timeout=2",
                        "storage.postgresql.validate-connectivity",
                        "true")))
                .contains("PostgreSQL cannot be reached: database d at localhost:")
                .doesNotContain("geheim");
    }

    @Test
    void a_database_whose_connectivity_is_validated_is_served() throws Exception {
        try (ConfiguredApi served = serve(
                CONNECTION_STRING,
                newDatabase().connectionString(),
                "storage.postgresql.validate-connectivity",
                "true")) {
            echo(callerOf(served), "reached");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storage.postgresql.require-ssl",
                "security.database.require-ssl",
                "security.database.validate-certificates"
            })
    void nothing_serves_on_a_database_that_does_not_encrypt_where_that_is_required(String key) throws IOException {
        ContractDatabase database = newDatabase();

        assertThat(refusal(settings(CONNECTION_STRING, database.connectionString(), key, "true", "fail-fast", "true")))
                .contains("SSL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storage.postgresql.require-ssl",
                "security.database.require-ssl",
                "security.database.validate-certificates"
            })
    void a_database_that_does_not_encrypt_is_served_where_nothing_requires_it(String key) throws Exception {
        try (ConfiguredApi served = serve(CONNECTION_STRING, newDatabase().connectionString(), key, "false")) {
            echo(callerOf(served), "plain");
        }
    }

    @Test
    void a_statement_ends_after_the_command_timeout() throws Exception {
        ContractDatabase database = newDatabase();
        try (ConfiguredApi served = serve(
                CONNECTION_STRING,
                database.connectionString(),
                "security.database.command-timeout-seconds",
                "1",
                "management.request-timeout",
                "5m")) {
            Api api = callerOf(served);
            String id = echo(api, "before");
            try (Connection connection = database.superuser().getConnection();
                    Statement lock = connection.createStatement()) {
                connection.setAutoCommit(false);
                lock.execute("LOCK TABLE durable_state IN ACCESS EXCLUSIVE MODE");

                long begun = System.nanoTime();
                Reply reply = api.get("/" + id);

                assertThat(reply.status()).as(reply.text()).isEqualTo(503);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
                connection.rollback();
            }
            echo(api, "after");
        }
    }

    @Test
    void hosts_are_listed_by_their_host_id() throws Exception {
        try (ConfiguredApi served = serve(
                CONNECTION_STRING,
                newDatabase().connectionString(),
                "runtime.host-id",
                "blue",
                "runtime.idle-timeout",
                "1m")) {
            Api api = callerOf(served);
            startWaiting(api);

            JsonNode host = onlyHost(api);

            assertThat(host.path("host").asString("")).startsWith("blue-");
            assertThat(host.path("instances").asInt()).isEqualTo(1);
            assertThat(api.get("/health").field("host"))
                    .isEqualTo(host.path("host").asString(""));
        }
    }

    /** Once it holds a lease. */
    private static JsonNode onlyHost(Api api) {
        JsonNode hosts = api.await(
                        "/hosts", reply -> !reply.json().path("hosts").isEmpty())
                .json()
                .path("hosts");
        assertThat(hosts.size()).isEqualTo(1);
        return hosts.get(0);
    }

    private static Instant expiryIn(JsonNode host) {
        return Instant.parse(host.path("latestExpiry").asString(""));
    }

    @Test
    void leases_last_for_the_lease_timeout_and_are_renewed_at_the_renewal_interval() throws Exception {
        try (ConfiguredApi served = serve(
                CONNECTION_STRING,
                newDatabase().connectionString(),
                "runtime.lease-timeout",
                "10m",
                "runtime.lease-renewal-interval",
                "500ms",
                "runtime.idle-timeout",
                "1h")) {
            Api api = callerOf(served);
            Instant before = Instant.now();
            startWaiting(api);

            Instant first = expiryIn(onlyHost(api));

            assertThat(first)
                    .isAfter(before.plus(Duration.ofMinutes(9)))
                    .isBefore(Instant.now().plus(Duration.ofMinutes(11)));
            api.await(
                    "/hosts",
                    reply -> expiryIn(reply.json().path("hosts").get(0)).isAfter(first));
        }
    }

    @Test
    void an_instance_that_waits_for_longer_than_the_orchestration_timeout_is_terminated() throws Exception {
        try (ConfiguredApi served =
                serve(CONNECTION_STRING, newDatabase().connectionString(), "runtime.orchestration-timeout", "1s")) {
            Api api = callerOf(served);
            String id = api.start(WAITING, "{\"input\":\"x\"}");

            assertThat(api.awaitStatus(id, "Terminated").field("reason"))
                    .contains("It took longer than the orchestration timeout of PT1S.");
        }
    }

    @Test
    void with_room_for_one_instance_three_that_wait_are_completed_all_the_same() throws Exception {
        try (ConfiguredApi served = serve(
                CONNECTION_STRING,
                newDatabase().connectionString(),
                "runtime.max-concurrent-orchestrations",
                "1",
                "runtime.idle-timeout",
                "1h")) {
            Api api = callerOf(served);
            List<String> ids = List.of(startWaiting(api), startWaiting(api), startWaiting(api));
            assertThat(api.get("/health")
                            .json()
                            .path("statistics")
                            .path("instancesHeld")
                            .asInt(-1))
                    .isBetween(0, 1);

            for (String id : ids) {
                assertThat(api.post("/" + id + "/raiseEvent/go", "{\"eventData\":\"" + id + "\"}")
                                .status())
                        .isEqualTo(202);
            }

            for (String id : ids) {
                assertThat(api.awaitStatus(id, "Completed").field("output")).isEqualTo(id);
            }
        }
    }

    @Test
    void inputs_and_events_larger_than_the_largest_are_refused() throws Exception {
        try (ConfiguredApi served = serveInMemory("security.max-input-size", "100")) {
            Api api = callerOf(served);
            String fits = "x".repeat(98); // and two quotes
            echo(api, fits);
            String id = startWaiting(api);

            for (Reply reply : List.of(
                    api.post("/start/" + ECHO, "{\"input\":\"" + fits + "x\"}"),
                    api.post("/" + id + "/raiseEvent/go", "{\"eventData\":\"" + fits + "x\"}"))) {
                assertThat(reply.status()).as(reply.text()).isIn(400, 413);
                assertThat(reply.field("message")).contains("101 bytes").contains("at most 100 are allowed");
            }
            assertThat(api.get("/" + id).field("runtimeStatus")).isEqualTo("Running");
        }
    }

    @Test
    void values_nested_deeper_than_the_deepest_are_refused() throws Exception {
        try (ConfiguredApi served = serveInMemory("security.max-serialization-depth", "4")) {
            Api api = callerOf(served);
            String id = startWaiting(api);

            assertThat(api.post("/" + id + "/raiseEvent/other", "{\"eventData\":[[[[1]]]]}")
                            .status())
                    .isEqualTo(202);
            Reply refused = api.post("/" + id + "/raiseEvent/other", "{\"eventData\":[[[[[1]]]]]}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.field("message")).contains("nested too deep: more than 4 ");
        }
    }

    @Test
    void the_api_is_at_the_path_and_says_the_base_url() throws Exception {
        try (ConfiguredApi served = serveInMemory(
                "management.path", "/ops/flows", "management.base-url", "https://ops.example.com/tools")) {
            assertThat(served.uri().getPath()).isEqualTo("/ops/flows");
            Reply reply = callerOf(served).post("/start/" + ECHO, "{\"input\":\"x\"}");

            String url = "https://ops.example.com/tools/ops/flows/" + reply.field("instanceId");
            JsonNode urls = reply.json().path("managementUrls");
            assertThat(urls.path("statusQueryGetUri").asString("")).isEqualTo(url);
            assertThat(urls.path("sendEventPostUri").asString("")).isEqualTo(url + "/raiseEvent/{eventName}");
            assertThat(urls.path("terminatePostUri").asString("")).isEqualTo(url + "/terminate");
            assertThat(urls.path("purgeHistoryDeleteUri").asString("")).isEqualTo(url);
        }
    }
}
