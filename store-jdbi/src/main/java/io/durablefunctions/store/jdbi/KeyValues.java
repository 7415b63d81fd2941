package io.durablefunctions.store.jdbi;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code Key=Value;Key="a;b"}. Keys lose their case and spaces; a quote within quotes is doubled. */
final class KeyValues {

    private final String text;
    private final Function<String, @Nullable String> names;
    private int at;

    private KeyValues(String text, Function<String, @Nullable String> names) {
        this.text = text;
        this.names = names;
    }

    /**
     * The pairs by their names. No message holds a value, since one of them is the password, nor a key that is not known, since it may be
     * the rest of one: a password with a semicolon that is not in quotes.
     *
     * @param names from a plain key to its name; null for one that is not known
     */
    static Map<String, String> parse(String text, Function<String, @Nullable String> names) {
        return new KeyValues(text, names).pairs();
    }

    private Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        while (skip()) {
            int equals = text.indexOf('=', at);
            int semicolon = text.indexOf(';', at);
            if (equals < 0 || (semicolon >= 0 && semicolon < equals)) {
                throw new IllegalArgumentException(
                        "The connection string has a part without '=' at character " + (at + 1)
                                + ". Write Key=Value pairs with ';' between them; a value with ';' goes in double quotes.");
            }
            String name =
                    names.apply(text.substring(at, equals).replace(" ", "").toLowerCase(Locale.ROOT));
            if (name == null) {
                throw new IllegalArgumentException("The connection string has an unknown key at character " + (at + 1)
                        + ". Correct or remove it; a value with ';' before it goes in double quotes. Known are "
                        + ConnectionString.KNOWN + ".");
            }
            at = equals + 1;
            if (pairs.put(name, value()) != null) {
                throw new IllegalArgumentException("The connection string has the key '" + name
                        + "' twice, maybe under two names. Leave one of them out.");
            }
        }
        return pairs;
    }

    /** To the next key, if there is one. */
    private boolean skip() {
        while (at < text.length() && (text.charAt(at) == ';' || Character.isWhitespace(text.charAt(at)))) {
            at++;
        }
        return at < text.length();
    }

    private String value() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        char first = at < text.length() ? text.charAt(at) : ';';
        if (first == '"' || first == '\'') {
            return quoted(first);
        }
        int end = text.indexOf(';', at);
        String value = text.substring(at, end < 0 ? text.length() : end).strip();
        at = end < 0 ? text.length() : end;
        return value;
    }

    private String quoted(char quote) {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote && (at + 1 == text.length() || text.charAt(at + 1) != quote)) {
                at++;
                return value.toString();
            }
            if (c == quote) {
                at++;
            }
            value.append(c);
        }
        throw new IllegalArgumentException(
                "The connection string has a quote that does not end. Close it; double a quote within quotes.");
    }
}
