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

    private static final int CODE = 500;
    private static final int SYSTEM_PROPERTIES = 400;
    private static final int ENVIRONMENT = 300;
    private static final int FILE = 100;

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
                    new PropertiesConfigSource(code, "code", CODE),
                    new PropertiesConfigSource(properties, "system properties", SYSTEM_PROPERTIES),
                    new EnvConfigSource(variables, ENVIRONMENT),
                    new PropertiesConfigSource(settings, file.name(), FILE)
                })
                .build();
        return new LayeredSource(config, Set.copyOf(names), file);
    }

    /**
     * Those of our section: others may be the reader's own, and would change the order of the layers. The reader puts quotes around keys
     * of YAML that have dots.
     */
    private static Map<String, String> ours(Map<String, String> properties) {
        Map<String, String> ours = new HashMap<>();
        properties.forEach((name, value) -> {
            String plain = name.replace("\"", "");
            if (plain.startsWith(Setting.PREFIX) || plain.startsWith(Setting.VARIABLE_PREFIX)) {
                ours.put(plain, value);
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
        return value == null ? null : new Property(value, origin(name, found.getConfigSourceOrdinal()));
    }

    private String origin(String name, int layer) {
        return switch (layer) {
            case CODE -> "code";
            case SYSTEM_PROPERTIES -> "system property";
            case ENVIRONMENT -> "environment variable " + Setting.variable(name);
            default -> file.place(name);
        };
    }

    @Override
    public String toString() {
        return names.stream().sorted().collect(Collectors.joining(", ", "LayeredSource[", "]"));
    }
}
