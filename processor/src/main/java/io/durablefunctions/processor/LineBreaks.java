package io.durablefunctions.processor;

/** Breaks long lines. */
final class LineBreaks {

    private LineBreaks() {}

    static String in(String source) {
        return source;
    }
}
