package io.durablefunctions.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a configuration is read from. What is set here wins over system properties, these over environment variables, these over the file.
 * Not thread-safe.
 */
public final class DurableFunctionsConfigBuilder {

    private final Map<String, String> code = new LinkedHashMap<>();
    private @Nullable Path file;
    private @Nullable Map<String, String> systemProperties;
    private Map<String, String> environment = System.getenv();
    private Path directory = Path.of("");
    private @Nullable DataSource dataSource;

    DurableFunctionsConfigBuilder() {}

    /**
     * Sets one setting.
     *
     * @param key such as {@code runtime.polling-interval}, with or without {@code durable-functions.} before it
     * @param value a duration, a number, a flag, an enum's constant, a collection of texts, a path, or the text that a file would have
     */
    public DurableFunctionsConfigBuilder set(String key, Object value) {
        code.put(key.startsWith(Setting.PREFIX) ? key : Setting.PREFIX + key, text(value));
        return this;
    }

    private static String text(Object value) {
        if (value instanceof Duration duration) {
            return DurationText.of(duration);
        }
        return value instanceof Collection<?> elements
                ? elements.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }

    /** Reads this file, a {@code .yaml}, {@code .yml} or {@code .properties} one, instead of one that is looked for. It has to exist. */
    public DurableFunctionsConfigBuilder file(Path path) {
        file = path;
        return this;
    }

    /** Instead of the process's own environment variables. */
    public DurableFunctionsConfigBuilder environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /** Instead of the process's own system properties. */
    public DurableFunctionsConfigBuilder systemProperties(Map<String, String> properties) {
        systemProperties = Map.copyOf(properties);
        return this;
    }

    /** Looks for the file here, instead of in the working directory. */
    public DurableFunctionsConfigBuilder directory(Path path) {
        directory = path;
        return this;
    }

    /** Used where the settings name no database; stays open when the store is closed. */
    public DurableFunctionsConfigBuilder dataSource(DataSource source) {
        dataSource = source;
        return this;
    }

    /**
     * Reads and checks everything.
     *
     * @throws InvalidConfigurationException if anything is wrong
     */
    public DurableFunctionsConfig build() {
        Problems problems = new Problems();
        return DurableFunctionsConfig.of(source(problems), dataSource, brought(), problems);
    }

    private Brought brought() {
        return dataSource == null ? Brought.NOTHING : Brought.DATA_SOURCE;
    }

    /** All that is wrong, without failing, logging or connecting. */
    public List<ConfigurationProblem> check() {
        Problems problems = new Problems();
        DurableFunctionsConfig.values(source(problems), brought(), problems);
        return problems.all();
    }

    private PropertySource source(Problems problems) {
        Map<String, String> properties = systemProperties == null ? ownProperties() : systemProperties;
        return LayeredSource.of(
                code, properties, environment, new ConfigFile(file, directory, properties, environment), problems);
    }

    private static Map<String, String> ownProperties() {
        Properties own = System.getProperties();
        return own.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> own.getProperty(name, "")));
    }
}
