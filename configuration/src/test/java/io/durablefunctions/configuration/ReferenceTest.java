package io.durablefunctions.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.store.jdbi.PostgreSqlOptions;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is written about the settings is what they are. */
class ReferenceTest {

    private static final String BEGIN = "<!-- settings: begin, made by ReferenceTest -->\n";
    private static final String END = "<!-- settings: end -->\n";

    private static final DurableFunctionsConfig DEFAULTS = DurableFunctionsConfig.from(PropertySource.of(
            Map.of("durable-functions.storage.postgresql.connection-string", "Host=h;Database=d"), "a test"));

    @Test
    void the_page_lists_all_settings() throws Exception {
        Page page = Page.of("docs/configuration.md");
        String text = page.text();
        assertThat(text).contains(BEGIN, END);
        String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        page.shouldBe(before + tables() + text.substring(text.indexOf(END)));
    }

    private static String tables() {
        return table("General", key -> !key.contains("."))
                + table(
                        "Which database",
                        key -> DatabaseSettings.ALL.stream().anyMatch(is(key)) || key.equals("storage.provider"))
                + table(
                        "How it is used",
                        key -> StorageSettings.ALL.stream().anyMatch(is(key)) && key.startsWith("storage."))
                + table("Security", key -> key.startsWith("security."))
                + table("Hosts", key -> key.startsWith("runtime."))
                + table(
                        "Management HTTP API",
                        key -> key.startsWith("management.") && !key.startsWith("management.server."))
                + table("Standalone management server", key -> key.startsWith("management.server."));
    }

    private static Predicate<Setting<?>> is(String key) {
        return setting -> setting.key().equals(key);
    }

    private static String table(String title, Predicate<String> keys) {
        StringBuilder table =
                new StringBuilder("\n## " + title + "\n\n| Setting | Value | Default | Meaning |\n|---|---|---|---|\n");
        for (Setting<?> setting : Settings.ALL) {
            if (keys.test(setting.key())) {
                String words =
                        setting.defaultText() == null ? setting.defaultWords() : "`" + setting.defaultText() + "`";
                table.append("| `")
                        .append(setting.key())
                        .append("` | ")
                        .append(kind(setting))
                        .append(" | ")
                        .append(words)
                        .append(" | ")
                        .append(setting.description());
                setting.rules()
                        .forEach(rule -> table.append(
                                rule.severity() == Severity.WARNING
                                        ? " Warning: "
                                                + rule.problem().substring(0, 1).toLowerCase(Locale.ROOT)
                                                + rule.problem().substring(1)
                                        : ""));
                table.append(" |\n");
            }
        }
        return table.append("\n").substring(0, table.length() - 1);
    }

    private static String kind(Setting<?> setting) {
        String kind = setting.type().choices().isEmpty()
                ? setting.type()
                        .expected()
                        .replaceFirst("^an? ", "")
                        .replaceFirst(" such as .*", "")
                        .replace("the path of a ", "")
                        .replaceFirst("values with commas between them", "list")
                : setting.type().expected();
        return setting.secret() ? kind + ", secret" : kind;
    }

    @Test
    void editors_know_all_settings() throws Exception {
        List<Map<String, Object>> properties = new ArrayList<>();
        List<Map<String, Object>> hints = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            if (setting.equals(Settings.CONFIG_FILE)) {
                continue;
            }
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("name", setting.name());
            property.put("type", setting.type().javaName());
            property.put("description", setting.description().replace("`", ""));
            String value = setting.defaultText();
            if (value != null) {
                property.put("defaultValue", value);
            }
            properties.add(property);
            if (!setting.type().choices().isEmpty()) {
                hints.add(Map.of(
                        "name",
                        setting.name(),
                        "values",
                        setting.type().choices().stream()
                                .map(choice -> Map.of("value", choice))
                                .toList()));
            }
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("properties", properties);
        metadata.put(
                "hints",
                hints.stream()
                        .<Map<String, Object>>map(hint -> {
                            Map<String, Object> ordered = new LinkedHashMap<>();
                            ordered.put("name", hint.get("name"));
                            ordered.put("values", hint.get("values"));
                            return ordered;
                        })
                        .toList());
        String json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(metadata)
                .replace("\r\n", "\n");
        Page.of("configuration/src/main/resources/META-INF/spring-configuration-metadata.json")
                .shouldBe(json + "\n");
    }

    @Test
    void the_defaults_are_those_of_the_options() {
        sameRuntimeOptions(RuntimeOptions::hostId);
        sameRuntimeOptions(RuntimeOptions::pollingInterval);
        sameRuntimeOptions(RuntimeOptions::maxConcurrentOrchestrations);
        sameRuntimeOptions(RuntimeOptions::maxConcurrentActivities);
        sameRuntimeOptions(RuntimeOptions::maxPendingCalls);
        sameRuntimeOptions(RuntimeOptions::maxBacklog);
        sameRuntimeOptions(RuntimeOptions::leaseTimeout);
        sameRuntimeOptions(RuntimeOptions::leaseRenewalInterval);
        sameRuntimeOptions(RuntimeOptions::activityTimeout);
        sameRuntimeOptions(RuntimeOptions::orchestrationTimeout);
        sameRuntimeOptions(RuntimeOptions::retry);
        sameRuntimeOptions(RuntimeOptions::limits);
        sameRuntimeOptions(RuntimeOptions::longHistory);
        sameRuntimeOptions(RuntimeOptions::blockedRetryInterval);
        sameRuntimeOptions(RuntimeOptions::maxTakeOvers);
        sameRuntimeOptions(RuntimeOptions::lanes);
        sameRuntimeOptions(RuntimeOptions::idleTimeout);
        sameRuntimeOptions(RuntimeOptions::replayLogging);
        sameRuntimeOptions(RuntimeOptions::traceStateOperations);
        sameRuntimeOptions(RuntimeOptions::shutdownTimeout);
        assertThat(DEFAULTS.postgreSqlOptions()).isEqualTo(PostgreSqlOptions.defaults());
        assertThat(DEFAULTS.managementOptions()).isEqualTo(ManagementOptions.defaults());
    }

    private static void sameRuntimeOptions(Function<RuntimeOptions, Object> option) {
        assertThat(option.apply(DEFAULTS.runtimeOptions())).isEqualTo(option.apply(RuntimeOptions.defaults()));
    }

    /** Every option that a host, a store or the API has can be set. */
    @Test
    void no_option_is_forgotten() {
        assertThat(optionsOf(RuntimeOptions.class)).hasSize(20);
        assertThat(PostgreSqlOptions.class.getRecordComponents()).hasSize(11);
        assertThat(ManagementOptions.class.getRecordComponents()).hasSize(9);
    }

    /** Those that are asked for without an argument. */
    private static Set<String> optionsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void every_default_can_be_read_and_breaks_no_rule() {
        for (Setting<?> setting : Settings.ALL) {
            assertDefault(setting);
        }
    }

    private static <T> void assertDefault(Setting<T> setting) {
        String text = setting.defaultText();
        if (text != null) {
            T value = setting.type().read(text).orElseThrow(() -> new AssertionError(setting.key()));
            assertThat(setting.rules())
                    .as(setting.key())
                    .noneMatch(rule -> rule.broken().test(value));
        }
        assertThat(setting.description()).endsWith(".");
    }
}
