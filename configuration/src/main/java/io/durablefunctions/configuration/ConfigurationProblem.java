package io.durablefunctions.configuration;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a configuration. Holds no secret.
 *
 * @param severity whether nothing starts because of it
 * @param key the setting's full name
 * @param value what was given; null if nothing was, or if it may be secret
 * @param origin where it was given; null if nothing was
 * @param problem what is wrong, as a sentence
 * @param remedy what to do, as a sentence
 */
public record ConfigurationProblem(
        Severity severity,
        String key,
        @Nullable String value,
        @Nullable String origin,
        String problem,
        String remedy) {

    /** How bad it is. */
    public enum Severity {
        /** Nothing starts. */
        ERROR,
        /** It is logged. */
        WARNING
    }

    private static final int LONGEST = 80;

    /** All of it in one line. */
    public String text() {
        StringBuilder text = new StringBuilder(key);
        if (value != null) {
            text.append(" is '").append(shortened(value)).append('\'');
        }
        if (origin != null) {
            text.append(" (").append(shortened(origin)).append(')');
        }
        return text.append(": ").append(problem).append(' ').append(remedy).toString();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    @Override
    public String toString() {
        return severity + " " + text();
    }
}
