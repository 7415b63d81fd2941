package io.durablefunctions.configuration;

import io.smallrye.config.EnvConfigSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Code over system properties over environment variables over a file. Values are taken as they are: nothing in them is replaced. */
record LayeredSource(Set<String> names, List<Layer> layers) implements PropertySource {

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
        return new LayeredSource(
                Set.copyOf(names),
                List.of(
                        layer(Map.copyOf(code)::get, name -> "code"),
                        layer(properties::get, name -> "system property"),
                        layer(
                                new EnvConfigSource(variables, EnvConfigSource.ORDINAL)::getValue,
                                name -> "environment variable " + Setting.variable(name)),
                        layer(settings::get, file::place)));
    }

    private static Layer layer(UnaryOperator<@Nullable String> values, UnaryOperator<String> origins) {
        return name -> {
            String value = values.apply(name);
            return value == null ? null : new Property(value, origins.apply(name));
        };
    }

    /** Those of our section. The reader puts quotes around keys of YAML that have dots. */
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
    public @Nullable Property find(String name) {
        return layers.stream()
                .map(layer -> layer.find(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return names.stream().sorted().collect(Collectors.joining(", ", "LayeredSource[", "]"));
    }
}
