package io.durablefunctions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be asked for in a filter: nothing that no store could hold. */
final class FilterTexts {

    static final int LONGEST = 255;

    private FilterTexts() {}

    /** A name or a value: not longer than what is stored, and of characters that can be stored. */
    static void check(String field, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    field + " '" + text.substring(0, 40).replaceAll("\\p{C}", "?") + "...' has " + text.length()
                            + " characters. Use at most " + LONGEST + ".");
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || isLoneSurrogate(text, i)) {
                throw new IllegalArgumentException(field + " '" + text.replaceAll("\\p{C}", "?")
                        + "' has a character at position " + i + " that cannot be stored. Leave it out.");
            }
        }
    }

    static void checkNotEmpty(String field, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " must not be empty. Leave it out.");
        }
        check(field, text);
    }

    static void checkSize(String field, int size, int most) {
        if (size > most) {
            throw new IllegalArgumentException(field + " are " + size + ". Use at most " + most + ".");
        }
    }

    static void checkRange(String name, @Nullable Instant from, @Nullable Instant before) {
        if (from != null && before != null && from.isAfter(before)) {
            throw new IllegalArgumentException("InstanceFilter: " + name + "From " + from + " is after " + name
                    + "Before " + before + ". Exchange them.");
        }
    }

    private static boolean isLoneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
