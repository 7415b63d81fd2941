package io.durablefunctions.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong settings, and what is said about them, word by word: in {@code docs/configuration-problems.md}, which is made by this. */
class WrongSettingsTest {

    private static final String DATABASE =
            "storage.postgresql.connection-string=Host=localhost;Database=durablefunctions";

    private static final List<String> ERRORS = List.of(
            "storage.provider=Oracle",
            "storage.provider=PostgreSQL",
            "storage.postgresql.connection-string=Host=localhost",
            "storage.postgresql.connection-string=Database=durablefunctions",
            "storage.postgresql.connection-string=localhost",
            "storage.postgresql.connection-string=Host=localhost;Database=d;Password=se;cret=1",
            "storage.postgresql.connection-string=Host=localhost;Database=d;Port=http",
            "storage.postgresql.connection-string=Host=localhost;Database=d;MaxPoolSize=many",
            "storage.postgresql.connection-string=Host=localhost;Database=d;SSL Mode=maybe",
            "storage.postgresql.connection-string=Host=localhost;Database=d;Host=other",
            "storage.postgresql.connection-string=Host=localhost;Database=d;Password=\"half",
            "storage.postgresql.connection-string=jdbc:postgresql://localhost/",
            "storage.postgresql.connection-string=jdbc:mysql://localhost/d",
            "storage.postgresql.connection-string=Host=h;Database=d|storage.postgresql.jdbc-url=jdbc:postgresql://h/d",
            "storage.postgresql.connection-string=Host=h;Database=d|storage.postgresql.host=h",
            "storage.postgresql.connection-string=Host=h;Database=d|storage.postgresql.database=d",
            "storage.postgresql.connection-string=Host=h;Database=d;Password=p|storage.postgresql.password=p",
            "storage.postgresql.jdbc-url=Host=localhost;Database=d",
            "storage.postgresql.jdbc-url=jdbc:postgresql://localhost/d|storage.postgresql.port=5433",
            "storage.postgresql.jdbc-url=jdbc:postgresql://localhost/d?password=a&b=c",
            "storage.postgresql.jdbc-url=jdbc:postgresql://me:secret@localhost/d",
            "storage.postgresql.jdbc-url=jdbc:postgresql://localhost/",
            "storage.postgresql.host=localhost",
            "storage.postgresql.host=Host=h;Password=secret|storage.postgresql.database=d",
            "storage.postgresql.host=http://localhost|storage.postgresql.database=d",
            "storage.postgresql.database=d",
            "storage.postgresql.password=secret",
            "storage.postgresql.host=h|storage.postgresql.database=d|storage.postgresql.port=70000",
            "storage.postgresql.host=h|storage.postgresql.database=d|storage.postgresql.port=5432,5433",
            "storage.postgresql.pool-size=0",
            "storage.postgresql.pool-size=ten",
            "storage.postgresql.activity-connections=0",
            "storage.postgresql.migrations=maybe",
            "storage.postgresql.claim-strategy=fast",
            "storage.postgresql.idle-in-transaction-timeout=0s",
            "storage.postgresql.fence-timeout=-2s",
            "storage.postgresql.fence-timeout=2d",
            "storage.postgresql.prepare-threshold=-1",
            "storage.postgresql.require-ssl=true|security.database.require-ssl=false",
            "security.database.validate-certificates=true|security.database.require-ssl=false",
            "security.database.root-certificate=/nowhere/ca.pem|security.database.validate-certificates=true",
            "security.database.root-certificate=pom.xml",
            "security.database.command-timeout-seconds=0",
            "security.database.command-timeout-seconds=30s",
            "security.database.command-timeout-seconds=100000",
            "security.max-input-size=0",
            "security.max-input-size=64 kilobytes",
            "security.max-input-size=2GB",
            "security.max-value-size=-1",
            "security.max-serialization-depth=0",
            "runtime.host-id=my host",
            "runtime.polling-interval=0s",
            "runtime.polling-interval=100",
            "runtime.polling-interval=soon",
            "runtime.lease-timeout=-30s",
            "runtime.lease-timeout=-1m|runtime.lease-renewal-interval=40s",
            "runtime.lease-renewal-interval=0s",
            "runtime.lease-renewal-interval=30s",
            "runtime.lease-timeout=10s|runtime.lease-renewal-interval=10s",
            "runtime.orchestration-timeout=0m",
            "runtime.orchestration-timeout=100000d",
            "runtime.activity-timeout=never",
            "runtime.shutdown-timeout=-1s",
            "runtime.idle-timeout=-1s",
            "runtime.idle-timeout=100000d",
            "runtime.max-concurrent-orchestrations=0",
            "runtime.max-concurrent-activities=-5",
            "runtime.max-pending-calls=1e4",
            "runtime.max-backlog=0",
            "runtime.long-history=0",
            "runtime.lanes=0",
            "runtime.blocked-retry-interval=0s",
            "runtime.max-take-overs=0",
            "runtime.replay-logging=2",
            "runtime.retry.max-attempts=0",
            "runtime.retry.first-delay=-1s",
            "runtime.retry.backoff=0.5",
            "runtime.retry.backoff=NaN",
            "runtime.retry.jitter=1.5",
            "management.path=runtime",
            "management.path=/runtime/",
            "management.base-url=ops.example.com",
            "management.base-url=ftp://ops.example.com",
            "management.base-url=https://ops:secret@ops.example.com",
            "management.base-url=https://ops.example.com/?key=secret",
            "management.base-url=https://ops.example.com/#top",
            "management.tokens.admin=short",
            "management.tokens.viewer=with a space in the middle of it",
            "management.allowed-hosts=https://ops.example.com",
            "management.allowed-hosts=ops.example.com,*.example.com",
            "management.allowed-origins=https://ops.example.com/path",
            "management.max-body-size=0KB",
            "management.max-body-size=100",
            "management.request-timeout=0s",
            "management.request-timeout=200000d",
            "management.max-bulk=0",
            "management.max-bulk=10001",
            "management.server.bind-address=http://localhost",
            "management.server.port=-1",
            "management.server.port=https",
            "management.server.tls.key-store=/nowhere/server.p12",
            "management.server.bind-address=0.0.0.0",
            "management.server.tls.key-store-password=secret",
            "fail-fast=never",
            "runtime.pollinginterval=1s",
            "runtime.polling-intervall=1s",
            "storage.postgres.connection-string=Host=localhost;Database=d",
            "something.else=1",
            "storage.provider[0]=PostgreSQL");

    private static final List<String> WARNINGS = List.of(
            "storage.provider=InMemory",
            "storage.postgresql.idle-in-transaction-timeout=1m",
            "runtime.lease-timeout=3s",
            "runtime.polling-interval=50ms",
            "runtime.orchestration-timeout=31d",
            "runtime.max-concurrent-orchestrations=10001",
            "security.max-input-size=101MB",
            "security.max-value-size=1GB",
            "security.max-serialization-depth=1001",
            "management.unauthenticated-remote-access=true",
            "management.max-body-size=200MB",
            "DURABLE_FUNCTIONS_RUNTIME_POLING_INTERVAL=1s");

    /** The database is given too, unless the settings are about it. */
    static Map<String, String> properties(String written) {
        Map<String, String> properties = new LinkedHashMap<>();
        boolean aboutDatabase = Arrays.stream(written.split("\\|"))
                .anyMatch(line -> line.matches(
                        "storage\\.(provider|postgresql\\.(connection|jdbc|host|port|database|user|password)).*"));
        boolean inMemory = written.endsWith("InMemory");
        String all = aboutDatabase && !(inMemory || written.contains("Oracle") || written.contains("[0]"))
                ? written
                : written + "|" + DATABASE;
        for (String line : all.split("\\|")) {
            String name = line.substring(0, line.indexOf('='));
            properties.put(Setting.PREFIX + name, line.substring(line.indexOf('=') + 1));
        }
        return properties;
    }

    private static List<ConfigurationProblem> problems(String written) {
        if (written.startsWith(Setting.VARIABLE_PREFIX)) {
            int end = written.indexOf('=');
            return DurableFunctionsConfig.builder()
                    .directory(Path.of("target"))
                    .systemProperties(properties(DATABASE))
                    .environment(Map.of(written.substring(0, end), written.substring(end + 1)))
                    .check();
        }
        return DurableFunctionsConfig.check(PropertySource.of(properties(written), "durable-functions.yaml"), false);
    }

    static List<String> errors() {
        return ERRORS;
    }

    static List<String> warnings() {
        return WARNINGS;
    }

    @ParameterizedTest
    @MethodSource("errors")
    void an_error_is_told_once(String written) {
        assertThat(problems(written))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(WrongSettingsTest::isWellPut);
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void a_warning_is_told_once(String written) {
        assertThat(problems(written))
                .singleElement()
                .satisfies(WrongSettingsTest::isWellPut)
                .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.WARNING));
    }

    private static void isWellPut(ConfigurationProblem problem) {
        assertThat(problem.problem()).endsWith(".");
        assertThat(problem.remedy()).matches("(?s)[A-Z].*([.?]|[Pp]assword=\\.\\.\\.|-hex 32)");
        assertThat(problem.text()).doesNotContain("\n").doesNotContain("cret").hasSizeLessThan(600);
    }

    @Test
    void everything_is_told_at_once() {
        Map<String, String> all = new LinkedHashMap<>(properties("runtime.lanes=0"));
        all.putAll(properties("fail-fast=never"));
        all.putAll(properties("runtime.poling-interval=1s"));
        all.putAll(properties("runtime.polling-interval=50ms"));
        PropertySource source = PropertySource.of(all, "durable-functions.yaml");
        assertThat(DurableFunctionsConfig.check(source, false)).hasSize(4);
        assertThatThrownBy(() -> DurableFunctionsConfig.from(source))
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        e -> assertThat(e.problems()).hasSize(4))
                .hasMessage("""
                        The configuration has 3 errors:
                          durable-functions.fail-fast is 'never' (durable-functions.yaml): It cannot be read. Give true or false.
                          durable-functions.runtime.lanes is '0' (durable-functions.yaml): It is less than 1. Give a whole number from 1.
                          durable-functions.runtime.poling-interval (durable-functions.yaml): There is no such setting. Did you mean durable-functions.runtime.polling-interval?""");
    }

    @Test
    void the_page_has_them_all() throws Exception {
        assertThat(ERRORS.size() + WARNINGS.size()).isGreaterThanOrEqualTo(60);
        StringBuilder page = new StringBuilder("""
                # What is said about wrong settings

                Each of these was written to `durable-functions.yaml`, the last one to the environment, beside a database where it says nothing of one,
                and this is what was said. The names begin with `durable-functions.`, which is left out on the left. With an error nothing starts; all
                of them are told at once. A warning is logged. All settings: [Configuration](configuration.md).

                ## Errors

                | Written | Said |
                |---|---|
                """);
        ERRORS.forEach(written -> page.append(row(written)));
        page.append("\n## Warnings\n\n| Written | Said |\n|---|---|\n");
        WARNINGS.forEach(written -> page.append(row(written)));
        Page.of("docs/configuration-problems.md").shouldBe(page.toString());
    }

    private static String row(String written) {
        String said = problems(written).stream()
                .filter(problem -> problem.severity() == Severity.ERROR || WARNINGS.contains(written))
                .findFirst()
                .orElseThrow(() -> new AssertionError(written))
                .text();
        return "| `" + written.replace("|", "`<br>`") + "` | " + said.replace("|", "\\|") + " |\n";
    }
}
