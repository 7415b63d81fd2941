package io.durablefunctions.store.jdbi;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stands between driver and server and cuts a connection when a COMMIT passes by, or the end of a round trip that is a writing transaction
 * of its own.
 */
final class CuttingProxy implements AutoCloseable {

    /** Where a connection is cut. */
    enum Cut {
        NOWHERE,
        /** The server never sees the COMMIT. */
        BEFORE_COMMIT,
        /** The server does it, the client never hears of it. */
        AFTER_COMMIT,
        /** The server has everything but the COMMIT, and the connection stays: the client's machine has stopped. */
        NEVER_COMMIT
    }

    private static final Pattern WRITE = Pattern.compile("^(INSERT|UPDATE|DELETE|WITH expected)");

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private volatile Cut cut = Cut.NOWHERE;
    private final AtomicInteger left = new AtomicInteger();
    final AtomicInteger cuts = new AtomicInteger();
    private final CountDownLatch goesOn = new CountDownLatch(1);

    /** Whether the server has ended a connection whose COMMIT is held back. */
    volatile boolean dropped;

    CuttingProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void cut(Cut where, int times) {
        left.set(times);
        cut = where;
    }

    /** Lets a COMMIT that was held back reach the server, and the client hear what it has missed. */
    void goOn() {
        goesOn.countDown();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(host, port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Link link = new Link(client, server);
                daemon(link::toServer);
                daemon(link::toClient);
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        goOn();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean deaf;
        private volatile boolean held;

        /** The driver names a statement once and binds it by its name from then on. */
        private final Map<String, String> statements = new HashMap<>();

        private boolean inTransaction;
        private boolean writes;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void toServer() {
            try {
                DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
                forward(in, out, false);
                while (true) {
                    in.mark(1);
                    int type = in.read();
                    if (type < 0) {
                        break;
                    }
                    in.reset();
                    if (forward(in, out, true)) {
                        break;
                    }
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // Cut below.
            }
            end();
        }

        /** One message; true if the connection is to be cut in front of it. */
        private boolean forward(DataInputStream in, DataOutputStream out, boolean typed) throws IOException {
            int type = typed ? in.read() : 0;
            int length = in.readInt();
            byte[] body = in.readNBytes(length - 4);
            if (isCommit((char) type, body) && cut != Cut.NOWHERE && left.getAndDecrement() > 0) {
                cuts.incrementAndGet();
                if (cut == Cut.BEFORE_COMMIT) {
                    return true;
                }
                deaf = cut == Cut.AFTER_COMMIT;
                if (cut == Cut.NEVER_COMMIT) {
                    out.flush();
                    held = true;
                    hold();
                }
            }
            if (typed) {
                out.write(type);
            }
            out.writeInt(length);
            out.write(body);
            if (!typed) {
                out.flush();
            }
            return false;
        }

        private void hold() throws IOException {
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private boolean isCommit(char type, byte[] body) {
            if (type == 'P') {
                String[] parts = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
                statements.put(parts[0], parts[1]);
            }
            if (type == 'B') {
                String[] parts = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
                return bound(statements.getOrDefault(parts[1], ""));
            }
            if (type == 'Q') { // the driver's way to say BEGIN
                return bound(new String(body, StandardCharsets.ISO_8859_1).replace("\0", ""));
            }
            boolean isEnd = type == 'S' && writes && !inTransaction;
            writes &= type != 'S';
            return isEnd;
        }

        private boolean bound(String sql) {
            boolean isCommit = sql.equals("COMMIT");
            inTransaction = sql.startsWith("BEGIN") || (inTransaction && !isCommit && !sql.equals("ROLLBACK"));
            writes |= WRITE.matcher(sql).find();
            return isCommit;
        }

        /** When it is deaf, the answer is waited for and thrown away. */
        void toClient() {
            byte[] buffer = new byte[1 << 16];
            try {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int n = in.read(buffer); n >= 0 && !deaf; n = in.read(buffer)) {
                    if (held) { // the server has nothing to say before the rest has come, but that it will not wait
                        dropped = goesOn.getCount() > 0;
                        hold();
                    }
                    out.write(buffer, 0, n);
                }
            } catch (IOException e) {
                // Cut below.
            }
            end();
        }

        private void end() {
            close(client);
            close(server);
        }

        private void close(Closeable socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // Closed already.
            }
        }
    }
}
