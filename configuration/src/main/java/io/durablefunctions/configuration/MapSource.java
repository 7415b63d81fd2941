package io.durablefunctions.configuration;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Properties in a map, all from one place. */
record MapSource(Map<String, String> properties, String origin) implements PropertySource {

    @Override
    public Set<String> names() {
        return properties.keySet();
    }

    @Override
    public @Nullable Property find(String name) {
        String value = properties.get(name);
        return value == null ? null : new Property(value, origin);
    }

    /** Without the values, which may be secret. */
    @Override
    public String toString() {
        return "PropertySource[" + origin + "]";
    }
}
