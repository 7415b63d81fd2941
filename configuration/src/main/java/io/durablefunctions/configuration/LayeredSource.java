package io.durablefunctions.configuration;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Code over system properties over environment variables over a file. Values are taken as they are: nothing in them is replaced. */
final class LayeredSource implements PropertySource {

    private static final String CODE = "code";
    private static final String SYSTEM_PROPERTY = "system property";
    private static final String VARIABLE = "environment variable";

    private final SmallRyeConfig config;
    private final Set<String> names;
    private final ConfigFile.Content file;

    private LayeredSource(SmallRyeConfig config, Set<String> names, ConfigFile.Content file) {
        this.config = config;
        this.names = names;
        this.file = file;
    }

    static LayeredSource of(
            Map<String, String> code,
            Map<String, String> systemProperties,
            Map<String, String> environment,
            ConfigFile configFile,
            Problems problems) {
        ConfigFile.Content file = configFile.read(problems);
        Map<String, String> properties = ours(systemProperties);
        Map<String, String> variables = ours(environment);
        Map<String, String> settings = ours(file.properties());
        Set<String> names = new HashSet<>();
        Stream.of(code, properties, variables, settings).map(Map::keySet).forEach(names::addAll);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new ConfigSource[] {
                    new PropertiesConfigSource(code, CODE, 500),
                    new PropertiesConfigSource(properties, SYSTEM_PROPERTY, 400),
                    new EnvConfigSource(variables, 300),
                    new PropertiesConfigSource(settings, file.name(), 100)
                })
                .build();
        return new LayeredSource(config, Set.copyOf(names), file);
    }

    /** Those of our section: others may be the reader's own, and would change the order of the layers. */
    private static Map<String, String> ours(Map<String, String> properties) {
        Map<String, String> ours = new HashMap<>();
        properties.forEach((name, value) -> {
            String plain = name.replace("\"", "");
            if (plain.startsWith(Setting.PREFIX) || plain.startsWith(Setting.VARIABLE_PREFIX)) {
                ours.put(name, value);
            }
        });
        return ours;
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public @Nullable Property find(String name) {
        ConfigValue found = config.getConfigValue(name);
        String value = found.getValue();
        return value == null ? null : new Property(value, origin(name, found));
    }

    private String origin(String name, ConfigValue found) {
        String source = found.getConfigSourceName();
        if (source.equals(CODE) || source.equals(file.name())) {
            return source.equals(CODE) ? CODE : file.place(name);
        }
        return source.equals(SYSTEM_PROPERTY) ? SYSTEM_PROPERTY : VARIABLE + " " + Setting.variable(name);
    }

    @Override
    public String toString() {
        return names.stream().sorted().collect(Collectors.joining(", ", "LayeredSource[", "]"));
    }
}
