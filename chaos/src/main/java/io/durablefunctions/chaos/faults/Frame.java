package io.durablefunctions.chaos.faults;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A message of the protocol. Of a large one only the beginning is read at first, the rest is passed on as it comes. */
final class Frame {

    private static final int HEAD = 1 << 18;
    private static final int LENGTH_BYTES = 4;

    private final int type;

    /** As sent: with its own four bytes, without the type. */
    private final int length;

    private final byte[] head;

    private Frame(int type, int length, byte[] head) {
        this.type = type;
        this.length = length;
        this.head = head;
    }

    /** Its first byte; 0 for the start of a connection, which has none. */
    int type() {
        return type;
    }

    /**
     * The next message.
     *
     * @throws EOFException if there is none
     */
    static Frame read(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        return body(type, in);
    }

    /** The first message of a connection. */
    static Frame readStart(DataInputStream in) throws IOException {
        return body(0, in);
    }

    private static Frame body(int type, DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < LENGTH_BYTES) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] head = new byte[Math.min(HEAD, length - LENGTH_BYTES)];
        in.readFully(head);
        return new Frame(type, length, head);
    }

    /** Passes the whole message on. {@code in} is where it was read from. */
    void copy(DataInputStream in, OutputStream out) throws IOException {
        if (type != 0) {
            out.write(type);
        }
        out.write(ByteBuffer.allocate(LENGTH_BYTES).putInt(length).array());
        out.write(head);
        int rest = length - LENGTH_BYTES - head.length;
        byte[] buffer = new byte[Math.min(rest, 1 << 16)];
        while (rest > 0) {
            int n = in.read(buffer, 0, Math.min(rest, buffer.length));
            if (n < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, n);
            rest -= n;
        }
    }

    /** The whole message. */
    byte[] bytes(DataInputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + 8);
        copy(in, bytes);
        return bytes.toByteArray();
    }

    /** The text that begins at an offset, up to its zero byte. */
    String text(int from) {
        int end = from;
        while (end < head.length && head[end] != 0) {
            end++;
        }
        return from >= head.length ? "" : new String(head, from, end - from, StandardCharsets.UTF_8);
    }

    /** Where the text after the one at an offset begins. */
    int next(int from) {
        int end = from;
        while (end < head.length && head[end] != 0) {
            end++;
        }
        return end + 1;
    }

    /** A byte of the body; 0 if it is shorter. */
    char letter(int at) {
        return at < head.length ? (char) head[at] : 0;
    }

    /** Whether the server says with it that something failed, and with this SQLSTATE. */
    boolean isError(String state) {
        if (type != 'E') {
            return false;
        }
        int field = 0;
        while (letter(field) != 0 && letter(field) != 'C') {
            field = next(field);
        }
        return letter(field) == 'C' && text(field + 1).equals(state);
    }

    int number(int from) {
        return head.length < from + 4 ? 0 : ByteBuffer.wrap(head).getInt(from);
    }
}
