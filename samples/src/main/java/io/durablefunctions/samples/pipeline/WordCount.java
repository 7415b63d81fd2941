package io.durablefunctions.samples.pipeline;

/**
 * Lines, words and bytes as {@code wc} counts them in a UTF-8 locale: lines are newlines; a word is a run without white space that has
 * something printable in it; bytes that are no UTF-8 belong to no word and end none. Which characters are printable is a matter of the Unicode
 * version, here the JDK's.
 */
final class WordCount {

    private static final int WORD_JOINER = 0x2060;

    private long lines;
    private long words;
    private long bytes;
    private boolean inWord;

    /** The bits so far of a character of several bytes, how many bytes it still needs, and the least it may come to. */
    private int partial;

    private int missing;
    private int least;

    void add(byte[] buffer, int length) {
        bytes += length;
        for (int i = 0; i < length; i++) {
            add(buffer[i] & 0xff);
        }
    }

    private void add(int next) {
        if (missing > 0) {
            if ((next & 0xc0) == 0x80) {
                partial = (partial << 6) | (next & 0x3f);
                missing--;
                if (missing == 0 && partial >= least && Character.isValidCodePoint(partial) && !isSurrogate(partial)) {
                    character(partial);
                }
                return;
            }
            missing = 0; // what came before was no character; this byte may begin one
        }
        if (next < 0x80) {
            character(next);
        } else if (next >= 0xc2 && next < 0xe0) {
            begin(next & 0x1f, 1, 0x80);
        } else if (next >= 0xe0 && next < 0xf0) {
            begin(next & 0x0f, 2, 0x800);
        } else if (next >= 0xf0 && next < 0xf5) {
            begin(next & 0x07, 3, 0x10000);
        }
    }

    private void begin(int bits, int more, int atLeast) {
        partial = bits;
        missing = more;
        least = atLeast;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private void character(int c) {
        if (c == '\n') {
            lines++;
        }
        if ((c >= '\t' && c <= '\r') || c == ' ' || c == WORD_JOINER || isSpace(c)) {
            words += inWord ? 1 : 0;
            inWord = false;
        } else if (isPrintable(c)) {
            inWord = true;
        }
    }

    private static boolean isSpace(int c) {
        return c >= 0x80 && Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isPrintable(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    long lines() {
        return lines;
    }

    long words() {
        return words + (inWord ? 1 : 0);
    }

    long bytes() {
        return bytes;
    }
}
