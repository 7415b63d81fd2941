package io.durablefunctions.codec;

import java.util.regex.Pattern;

/** What JSON texts need to know about their characters. */
final class Texts {

    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern ESCAPED_SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");
    private static final int MOST_BYTES_A_CHAR = 3;

    private Texts() {}

    /** Whether the text takes at most this many bytes as UTF-8. */
    static boolean fits(String text, int bytes) {
        return text.length() <= bytes / MOST_BYTES_A_CHAR || (text.length() <= bytes && utf8Length(text) <= bytes);
    }

    /** Its length as UTF-8, where a lone surrogate counts as three bytes. */
    static long utf8Length(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes += c < 0x800 || isPairedAt(text, i) ? 1 : 2;
            }
        }
        return bytes;
    }

    /**
     * JSON text with its lone surrogates escaped: they can only be within strings and names, where that means the same.
     */
    static String escapeLoneSurrogates(String json) {
        int first = firstLoneSurrogate(json);
        if (first < 0) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 32).append(json, 0, first);
        for (int i = first; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isSurrogate(c) && !isPairedAt(json, i)) {
                escaped.append("\\u").append(Integer.toHexString(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** JSON text with its surrogates as they are: Jackson refuses to read names in which a lone one is escaped. */
    static String unescapeSurrogates(String json) {
        if (json.indexOf("\\ud") < 0 && json.indexOf("\\uD") < 0) {
            return json;
        }
        StringBuilder unescaped = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\'
                    && ESCAPED_SURROGATE.matcher(json).region(i, json.length()).lookingAt()) {
                unescaped.append((char) Integer.parseInt(json, i + 2, i + 6, 16));
                i += "u0000".length();
            } else if (c == '\\' && i + 1 < json.length()) {
                unescaped.append(c).append(json.charAt(++i));
            } else {
                unescaped.append(c);
            }
        }
        return unescaped.toString();
    }

    /** JSON text with U+FFFD for every U+0000 and every lone surrogate, which PostgreSQL's {@code jsonb} refuses. */
    static String replaceUnstorable(String json) {
        if (json.indexOf("\\u0000") < 0 && firstLoneSurrogate(json) < 0) {
            return json;
        }
        StringBuilder replaced = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\' && json.startsWith("u0000", i + 1)) {
                replaced.append(REPLACEMENT);
                i += "u0000".length();
            } else if (c == '\\') {
                replaced.append(c).append(json.charAt(++i));
            } else if (Character.isSurrogate(c) && !isPairedAt(json, i)) {
                replaced.append(REPLACEMENT);
            } else {
                replaced.append(c);
            }
        }
        return replaced.toString();
    }

    /** The text without JSON's white space around it. */
    static String trim(String json) {
        int start = 0;
        int end = json.length();
        while (start < end && isWhiteSpace(json.charAt(start))) {
            start++;
        }
        while (end > start && isWhiteSpace(json.charAt(end - 1))) {
            end--;
        }
        return json.substring(start, end);
    }

    static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static int firstLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !isPairedAt(text, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the surrogate here is half of a pair. */
    private static boolean isPairedAt(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
