package io.durablefunctions.configuration;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was given and could be read, and the defaults of the rest. Immutable.
 *
 * @param byGiven what was given, by setting
 * @param wrong the settings that were given a value that is told to be wrong
 */
record Values(Map<Setting<?>, Given<?>> byGiven, Set<Setting<?>> wrong) {

    Values {
        byGiven = Map.copyOf(byGiven);
        wrong = Set.copyOf(wrong);
    }

    /** Null if nothing was given. */
    @SuppressWarnings("unchecked") // a setting is only ever put with a value of its own type
    <T> @Nullable Given<T> given(Setting<T> setting) {
        return (Given<T>) byGiven.get(setting);
    }

    boolean has(Setting<?> setting) {
        return byGiven.containsKey(setting);
    }

    /** Whether it was given a value that is told to be wrong, so that its default says nothing. */
    boolean isWrong(Setting<?> setting) {
        return wrong.contains(setting);
    }

    /** What was given, or else the default, if there is one. */
    <T> Optional<T> find(Setting<T> setting) {
        Given<T> given = given(setting);
        if (given != null) {
            return Optional.of(given.value());
        }
        String text = setting.defaultText();
        return text == null ? Optional.empty() : setting.type().read(text);
    }

    /** What was given, or else the default, which there has to be. */
    <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalStateException(setting.key() + " has no default"));
    }
}
