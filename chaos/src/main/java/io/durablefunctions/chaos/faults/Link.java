package io.durablefunctions.chaos.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** One connection of a client, with the one to the server. Two threads move its messages. */
final class Link {

    private static final int BUFFER = 1 << 16;
    private static final byte[] FLUSH = {'H', 0, 0, 0, 4};

    private final Socket client;
    private final IntSupplier serverPort;
    private final Traffic traffic;
    private final Session session;
    private final Consumer<Link> gone;
    private final AtomicBoolean over = new AtomicBoolean();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private volatile @Nullable Socket server;

    Link(Socket client, IntSupplier serverPort, Traffic traffic, ArmedFaults armed, Consumer<Link> gone) {
        this.client = client;
        this.serverPort = serverPort;
        this.traffic = traffic;
        this.session = new Session(armed);
        this.gone = gone;
    }

    /** What the client sends, until either side ends; then the connection is over on both. */
    void run() {
        boolean reset = false;
        Thread answers = null;
        try {
            client.setTcpNoDelay(true);
            traffic.pass();
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), BUFFER));
            Frame start = Startup.read(in, client.getOutputStream());
            Socket open = connect();
            OutputStream out = new BufferedOutputStream(open.getOutputStream(), BUFFER);
            start.copy(in, out);
            out.flush();
            OutputStream toClient = new BufferedOutputStream(client.getOutputStream(), BUFFER);
            answers = new Thread(
                    () -> answers(open, toClient), Thread.currentThread().getName() + "-answers");
            answers.setDaemon(true);
            answers.start();
            reset = Startup.isCancel(start) ? drain(in) : requests(in, out, toClient);
        } catch (IOException e) {
            // Either side has ended.
        } finally {
            end(reset);
            join(answers);
            gone.accept(this);
        }
    }

    /** Not called under {@link #end}, so that a connection that is made while its link ends is closed too. */
    private Socket connect() throws IOException {
        Socket open = new Socket(InetAddress.getLoopbackAddress(), serverPort.getAsInt());
        server = open;
        open.setTcpNoDelay(true);
        if (over.get()) {
            close(open);
        }
        return open;
    }

    /** The server ends the connection of a cancel request. */
    private static boolean drain(DataInputStream in) throws IOException {
        while (in.read() >= 0) {
            // Nothing more is said.
        }
        return false;
    }

    /** True if the connection is to be cut here. */
    private boolean requests(DataInputStream in, OutputStream out, OutputStream toClient) throws IOException {
        while (true) {
            Frame frame = Frame.read(in);
            traffic.pass();
            if (!session.mayPass(frame, () -> flush(out))) {
                return true;
            }
            if (session.stopsHolding(frame)) {
                release(toClient);
            }
            frame.copy(in, out);
            if (in.available() == 0) {
                traffic.travel();
                out.flush();
            }
        }
    }

    private static void flush(OutputStream out) throws IOException {
        out.write(FLUSH);
        out.flush();
    }

    private void answers(Socket open, OutputStream out) {
        boolean reset = false;
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(open.getInputStream(), BUFFER));
            while (!reset) {
                Frame frame = Frame.read(in);
                traffic.pass();
                reset = answer(frame, in, out);
                if (!reset && in.available() == 0) {
                    traffic.travel();
                    out.flush();
                }
            }
        } catch (IOException e) {
            // Either side has ended.
        } finally {
            end(reset);
        }
    }

    private boolean answer(Frame frame, DataInputStream in, OutputStream out) throws IOException {
        switch (session.answer(frame)) {
            case PASS -> frame.copy(in, out);
            case HOLD -> hold(frame.bytes(in));
            case RELEASE -> {
                release(out);
                frame.copy(in, out);
            }
            case CUT -> {
                return true;
            }
        }
        return false;
    }

    private void hold(byte[] message) {
        synchronized (held) {
            held.writeBytes(message);
        }
    }

    private void release(OutputStream out) throws IOException {
        synchronized (held) {
            held.writeTo(out);
            held.reset();
        }
        out.flush();
    }

    /** Ends both connections, the client's by a reset if it is to look like a fault. */
    void end(boolean reset) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        if (reset) {
            resetOnClose(client);
        }
        close(client);
        Socket open = server;
        if (open != null) {
            close(open);
        }
        ArmedFaults.Cut cut = session.ended();
        if (cut != null) {
            cut.complete();
        }
    }

    static void resetOnClose(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // Closed already.
        }
    }

    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed already.
        }
    }

    private static void join(@Nullable Thread thread) {
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
