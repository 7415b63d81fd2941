package io.durablefunctions.processor;

import java.util.Locale;

/** How names are written in code. */
final class CodeNames {

    private CodeNames() {}

    /** {@code Decision} for {@code decision} */
    static String capitalized(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(Locale.ROOT) + name.substring(first);
    }

    /** {@code mail} for {@code Mail} */
    static String uncapitalized(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toLowerCase(Locale.ROOT) + name.substring(first);
    }

    /** {@code ASK_MANAGER} for {@code askManager}, {@code HTTP_SERVER} for {@code HTTPServer} */
    static String constant(String name) {
        return name.replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", "_")
                .replaceAll("\\P{javaJavaIdentifierPart}|\\$", "_")
                .toUpperCase(Locale.ROOT);
    }
}
