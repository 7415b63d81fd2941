package io.durablefunctions.codec;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Short ways for the commonest values. Each gives null where the long way has to be taken. */
final class Scalars {

    private static final Payload TRUE = new Payload("true");
    private static final Payload FALSE = new Payload("false");
    private static final int DIGITS_OF_ANY_INT = 9;
    private static final int DIGITS_OF_ANY_LONG = 18;

    private Scalars() {}

    static @Nullable Payload encode(Object value, Type type) {
        if (value instanceof String text) {
            return type == String.class && isPlain(text) ? new Payload("\"" + text + "\"") : null;
        }
        if (value instanceof Integer number) {
            return type == Integer.class || type == int.class ? new Payload(number.toString()) : null;
        }
        if (value instanceof Long number) {
            return type == Long.class || type == long.class ? new Payload(number.toString()) : null;
        }
        if (value instanceof Boolean flag) {
            return type == Boolean.class || type == boolean.class ? (flag ? TRUE : FALSE) : null;
        }
        return null;
    }

    static @Nullable Object decode(String json, Type type) {
        if (type == String.class) {
            return text(json);
        }
        if (type == Integer.class || type == int.class) {
            return isNumber(json, DIGITS_OF_ANY_INT) ? Integer.valueOf(json) : null;
        }
        if (type == Long.class || type == long.class) {
            return isNumber(json, DIGITS_OF_ANY_LONG) ? Long.valueOf(json) : null;
        }
        if (type == Boolean.class || type == boolean.class) {
            return json.equals("true") ? Boolean.TRUE : json.equals("false") ? Boolean.FALSE : null;
        }
        return null;
    }

    /** Whether the text means itself between quotes: ASCII without anything to escape. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String text(String json) {
        int last = json.length() - 1;
        return last > 0 && json.charAt(0) == '"' && json.indexOf('"', 1) == last && json.indexOf('\\') < 0
                ? json.substring(1, last)
                : null;
    }

    private static boolean isNumber(String json, int mostDigits) {
        int first = json.startsWith("-") ? 1 : 0;
        int digits = json.length() - first;
        if (digits < 1 || digits > mostDigits || (json.charAt(first) == '0' && json.length() > 1)) {
            return false;
        }
        for (int i = first; i < json.length(); i++) {
            if (json.charAt(i) < '0' || json.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
