package io.durablefunctions.management;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding, strictly: what a lenient decoder would replace or pass on is refused. */
final class Percent {

    private Percent() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Decodes a path segment, or with {@code plusIsSpace} a part of a query.
     *
     * @throws Problem 400 if it is no percent-encoded UTF-8, or has control characters
     */
    static String decode(String text, boolean plusIsSpace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hex(text, i));
                i += 2;
            } else if (c == '+' && plusIsSpace) {
                bytes.write(' ');
            } else if (c > ' ' && c < 127) {
                bytes.write(c);
            } else {
                throw Problem.badRequest("The URL has a character that must be percent-encoded as UTF-8.");
            }
        }
        String decoded = utf8(bytes.toByteArray(), "The URL");
        if (decoded.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest("The URL has a control character. Leave it out.");
        }
        return decoded;
    }

    private static int hex(String text, int at) {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw Problem.badRequest(
                    "The URL has a percent sign without two hexadecimal digits. Write %25 for the sign itself.");
        }
        return high * 16 + low;
    }

    /**
     * The text of these bytes.
     *
     * @throws Problem 400 if they are no UTF-8
     */
    static String utf8(byte[] bytes, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest(what + " is not valid UTF-8.");
        }
    }
}
