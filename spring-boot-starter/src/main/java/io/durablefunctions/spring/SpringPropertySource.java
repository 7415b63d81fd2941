package io.durablefunctions.spring;

import io.durablefunctions.configuration.PropertySource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The settings that Spring's environment has, whatever they come from and however they are spelled there: {@code pollingInterval}, {@code
 * polling-interval}, {@code DURABLEFUNCTIONS_RUNTIME_POLLINGINTERVAL}. Placeholders in them are resolved.
 */
final class SpringPropertySource implements PropertySource {

    /** Settings of this module, which the others do not know. */
    static final String ENABLED = "durable-functions.enabled";

    static final String MANAGEMENT_ENABLED = "durable-functions.management.enabled";

    private static final String SECTION = "durable-functions.";
    private static final String VARIABLES = "DURABLE_FUNCTIONS_";
    private static final String FAIL_FAST = "durable-functions.fail-fast";
    private static final Set<String> OWN =
            Set.of(ENABLED, MANAGEMENT_ENABLED, "DURABLE_FUNCTIONS_ENABLED", "DURABLE_FUNCTIONS_MANAGEMENT_ENABLED");
    private static final Pattern UPPER_CASE = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private final ConfigurableEnvironment environment;

    SpringPropertySource(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Set<String> names() {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .map(name -> name.startsWith(VARIABLES) ? name : kebabCase(name))
                .filter(name -> name.startsWith(SECTION) || name.startsWith(VARIABLES))
                .filter(name -> !OWN.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String kebabCase(String name) {
        return UPPER_CASE.matcher(name.replace('_', '-')).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Property find(String name) {
        if (name.startsWith(VARIABLES)) {
            String value = environment.getProperty(name);
            return value == null ? null : new Property(value, "environment variable " + name);
        }
        Property found = layers().stream()
                .map(layer -> layer.find(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean isGiven = found != null && !found.value().isBlank();
        // an application starts without its database, unless it says otherwise
        return name.equals(FAIL_FAST) && !isGiven ? new Property("false", "the default in Spring") : found;
    }

    @Override
    public List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            layers.add(name -> find(source, name));
        }
        return layers;
    }

    private @Nullable Property find(ConfigurationPropertySource source, String name) {
        ConfigurationPropertyName key = ConfigurationPropertyName.ofIfValid(name);
        ConfigurationProperty property = key == null ? null : source.getConfigurationProperty(key);
        return property == null ? null : property(property);
    }

    private Property property(ConfigurationProperty property) {
        String value = environment.resolveRequiredPlaceholders(String.valueOf(property.getValue()));
        return new Property(
                value,
                property.getOrigin() == null
                        ? "a property source without a name"
                        : property.getOrigin().toString());
    }
}
