package io.durablefunctions.spring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A way to the database that can be opened and closed: while it is closed, connections are refused. */
final class Relay implements AutoCloseable {

    private final int port;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listener;

    /** A way to the server of this JDBC URL, closed at first. */
    Relay(String jdbcUrl) {
        this.target = URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same URL by this way. */
    String through(String jdbcUrl) {
        return jdbcUrl.replace(":" + target + "/", ":" + port + "/");
    }

    void open() throws IOException {
        ServerSocket accepting = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listener = accepting;
        daemon(() -> {
            while (true) {
                Socket client = accepting.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                daemon(() -> copy(client.getInputStream(), server.getOutputStream()));
                daemon(() -> copy(server.getInputStream(), client.getOutputStream()));
            }
        });
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                return; // as it was told to
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        try (from;
                to) {
            from.transferTo(to);
        }
    }

    @Override
    public void close() throws IOException {
        if (listener != null) {
            listener.close();
        }
        for (Socket socket : open) {
            socket.close();
        }
    }
}
