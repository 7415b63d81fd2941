package io.durablefunctions.configuration;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One setting.
 *
 * @param key its name within the section
 * @param defaultText what it is when nobody says, as it would be written; null for nothing, or for what depends on the machine or on others
 * @param defaultWords the default for readers
 * @param description what it does, in a sentence or two
 * @param secret whether its value is never shown
 */
record Setting<T>(
        String key,
        SettingType<T> type,
        @Nullable String defaultText,
        String defaultWords,
        String description,
        boolean secret,
        List<Rule<T>> rules) {

    static final String PREFIX = "durable-functions.";

    /** A password, or a URL with a user or a query. */
    private static final Pattern MAYBE_SECRET = Pattern.compile("password|://.*[@?]", Pattern.CASE_INSENSITIVE);

    /** The section's beginning in names of environment variables. */
    static final String VARIABLE_PREFIX = variable(PREFIX);

    static <T> Setting<T> of(String key, SettingType<T> type, String defaultText, String description) {
        return new Setting<>(key, type, defaultText, defaultText, description, false, List.of());
    }

    /** One whose default cannot be written down. */
    static <T> Setting<T> unset(String key, SettingType<T> type, String defaultWords, String description) {
        return new Setting<>(key, type, null, defaultWords, description, false, List.of());
    }

    Setting<T> hidden() {
        return new Setting<>(key, type, defaultText, defaultWords, description, true, rules);
    }

    Setting<T> error(Predicate<T> broken, String problem, String remedy) {
        return with(new Rule<>(Severity.ERROR, broken, problem, remedy));
    }

    Setting<T> warning(Predicate<T> broken, String problem, String remedy) {
        return with(new Rule<>(Severity.WARNING, broken, problem, remedy));
    }

    private Setting<T> with(Rule<T> rule) {
        List<Rule<T>> more = Stream.concat(rules.stream(), Stream.of(rule)).toList();
        return new Setting<>(key, type, defaultText, defaultWords, description, secret, more);
    }

    /** What was written for it, as it may be shown; null if it is secret, or something secret may be in it that was written to the wrong place. */
    @Nullable
    String shown(String text) {
        return secret || MAYBE_SECRET.matcher(text).find() ? null : text;
    }

    /** The full name. */
    String name() {
        return PREFIX + key;
    }

    /** The environment variable. */
    String variable() {
        return variable(name());
    }

    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
