package io.durablefunctions.codec;

import java.io.Writer;

/** Collects a text and stops whoever writes it as soon as it is surely too large. */
final class LimitedWriter extends Writer {

    /** Stops the writing. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        Full() {
            super("more text than is allowed", null, false, false);
        }
    }

    private final int limit;
    private StringBuilder text = new StringBuilder(0);

    /** At most this many characters, each of which is at least a byte. */
    LimitedWriter(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] chars, int offset, int length) {
        makeRoom(length);
        text.append(chars, offset, length);
    }

    @Override
    public void write(String chars, int offset, int length) {
        makeRoom(length);
        text.append(chars, offset, offset + length);
    }

    @Override
    public void write(int c) {
        makeRoom(1);
        text.append((char) c);
    }

    private void makeRoom(int length) {
        if (length > limit - text.length()) {
            throw new Full();
        }
        if (text.isEmpty()) {
            text = new StringBuilder(length);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
