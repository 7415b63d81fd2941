package io.durablefunctions.chaos.faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** How a connection begins: the client may ask for encryption, which it doesn't get here. */
final class Startup {

    private static final int CANCEL = 80_877_102;
    private static final int SSL = 80_877_103;
    private static final int GSS = 80_877_104;

    private Startup() {}

    /** The first message that is for the server: a startup or a cancel request. */
    static Frame read(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            Frame frame = Frame.readStart(in);
            if (frame.number(0) != SSL && frame.number(0) != GSS) {
                return frame;
            }
            out.write('N');
            out.flush();
        }
    }

    static boolean isCancel(Frame frame) {
        return frame.number(0) == CANCEL;
    }
}
