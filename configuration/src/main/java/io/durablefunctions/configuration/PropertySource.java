package io.durablefunctions.configuration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from, whatever keeps them: a framework's environment, a map. Names are full ones, such as {@code
 * durable-functions.runtime.polling-interval}; an element of a list may have its index, {@code
 * durable-functions.management.allowed-hosts[0]}.
 */
public interface PropertySource {

    /**
     * All names it has, others than ours too. One that begins with {@code durable-functions.} and is not known is an error, one that
     * begins with {@code DURABLE_FUNCTIONS_} and is not the environment's name of a setting is a warning.
     */
    Set<String> names();

    /** The property of this name, which need not be among {@link #names()}; null if there is none. */
    @Nullable
    Property find(String name);

    /**
     * The layers it consists of, the one that wins first. A list is taken whole from the first that has it, under its name or element by
     * element, so that what lies below adds nothing to it. By default it is one.
     */
    default List<Layer> layers() {
        return List.of(this::find);
    }

    /** These properties, all from one place, such as {@code "config.yaml"}, by which messages call it. */
    static PropertySource of(Map<String, String> properties, String origin) {
        return new MapSource(Map.copyOf(properties), origin);
    }

    /** One of several places, each with properties of its own. */
    @FunctionalInterface
    interface Layer {

        /** The property that this place has under the name; null if there is none. */
        @Nullable
        Property find(String name);
    }

    /**
     * A value and where it was found.
     *
     * @param value as text
     * @param origin in words, for messages: {@code environment variable X}, {@code application.yaml, line 3}
     */
    record Property(String value, String origin) {

        /** Without the value, which may be secret. */
        @Override
        public String toString() {
            return "Property[" + origin + "]";
        }
    }
}
