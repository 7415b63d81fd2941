package io.durablefunctions.store.jdbi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between driver and server, and passes on what the server says in a way that a test chooses. */
final class Relay implements AutoCloseable {

    private final ServerSocket listening;
    private final int port;
    private final Answers answers;

    /** Passes on to the client what the server says, until one of them ends. */
    @FunctionalInterface
    interface Answers {
        void pass(InputStream server, OutputStream client) throws IOException;
    }

    private Relay(int port, Answers answers) throws IOException {
        this.port = port;
        this.answers = answers;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** In front of the server of a connection string. */
    static Relay before(String connectionString, Answers answers) throws IOException {
        return new Relay(Integer.parseInt(connectionString.replaceAll(".*Port=(\\d+).*", "$1")), answers);
    }

    /** The connection string through this. */
    String through(String connectionString) {
        return connectionString.replaceAll("Port=\\d+", "Port=" + listening.getLocalPort()) + ";SSL Mode=Disable";
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket("localhost", port);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            daemon(() -> {
                try (client;
                        server) {
                    client.getInputStream().transferTo(server.getOutputStream());
                }
            });
            daemon(() -> {
                try (client;
                        server) {
                    answers.pass(server.getInputStream(), client.getOutputStream());
                }
            });
        }
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One of them has ended.
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one of the threads does. */
    private interface Work {
        void run() throws IOException;
    }
}
