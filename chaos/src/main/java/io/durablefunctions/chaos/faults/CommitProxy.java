package io.durablefunctions.chaos.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * Stands between clients and a PostgreSQL on this machine, follows what they say to one another, and does harm at the worst moment: right
 * before a COMMIT reaches the server, or right after the server has done it and before the client hears of it. A commit is a COMMIT in any
 * form, or the end of a statement or of a round trip outside of a transaction block; it counts if the transaction has written rows. Reads,
 * writes that met no row, and transactions that failed are never cut.
 *
 * <p>Connections are not encrypted. While the server is down, clients are accepted and their connections end at once.
 *
 * <p>Safe for use by several threads.
 */
public final class CommitProxy implements AutoCloseable {

    private static final int BACKLOG = 200;
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final ServerSocket listening;
    private final IntSupplier serverPort;
    private final Traffic traffic = new Traffic();
    private final ArmedFaults armed = new ArmedFaults();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong reset = new AtomicLong();
    private final String name = "commit-proxy-" + NUMBERS.incrementAndGet();
    private final Thread accepting;
    private volatile boolean closed;

    private CommitProxy(IntSupplier serverPort) {
        this.serverPort = serverPort;
        try {
            this.listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.accepting = daemon(this::accept, name);
    }

    /** A proxy for the server on a port of the loopback address. */
    public static CommitProxy to(int serverPort) {
        return to(() -> serverPort);
    }

    /** A proxy for a server that may change its port: it is asked for with each new connection. */
    public static CommitProxy to(IntSupplier serverPort) {
        CommitProxy proxy = new CommitProxy(serverPort);
        proxy.accepting.start();
        return proxy;
    }

    /** Where clients connect to, on the loopback address. */
    public int port() {
        return listening.getLocalPort();
    }

    /**
     * Cuts the next connection that is about to commit written rows: the server has done everything but the commit, and never sees it. One
     * connection for each call; to take it back, cancel the future.
     *
     * @return done when the connections to both sides have ended
     */
    public CompletableFuture<CutReport> armCutBefore() {
        CompletableFuture<CutReport> fired = new CompletableFuture<>();
        armed.before.add(fired);
        return fired;
    }

    /**
     * Cuts the next connection on which the server has committed written rows: the server's ReadyForQuery was read, of the answer from its first
     * write on, or from COMMIT on, nothing reaches the client. One connection for each call; to take it back, cancel the future.
     *
     * @return done when the connections to both sides have ended
     */
    public CompletableFuture<CutReport> armCutAfter() {
        CompletableFuture<CutReport> fired = new CompletableFuture<>();
        armed.after.add(fired);
        return fired;
    }

    /**
     * Holds the next commit of written rows back: everything but the COMMIT, or but the Sync that is the COMMIT, has been done by the server and
     * answered, and not one byte of the rest goes on until {@link OpenTransaction#resume()}. The place to stop or kill a client; after killing it
     * call {@link OpenTransaction#cut()}, as the proxy hears of its end only then. Not for a commit within one simple Query together with its
     * writes.
     *
     * @param action is run once, on the connection's thread, when a commit is held; it need not return quickly
     */
    public OpenTransaction onOpenTransaction(Runnable action) {
        OpenTransaction open = new OpenTransaction(action);
        armed.open.add(open);
        return open;
    }

    /** Lets no byte pass either way for a time, then all that has gathered. Connections stay open, new ones are accepted but not answered. */
    public void blackHole(Duration time) {
        traffic.hold(time);
    }

    /** Lets what is sent arrive late, each way, for a time. */
    public void delay(Duration each, Duration during) {
        traffic.delay(each, during);
    }

    /** Resets all connections, and for a time new ones too. */
    public void partition(Duration time) {
        traffic.refuse(time);
        links.forEach(this::reset);
    }

    private void reset(Link link) {
        reset.incrementAndGet();
        link.end(true);
    }

    /** How many connections were cut before a commit, by {@link OpenTransaction#cut()} too. */
    public long cutsBefore() {
        return armed.cutsBefore.get();
    }

    /** How many connections were cut after a commit. */
    public long cutsAfter() {
        return armed.cutsAfter.get();
    }

    /** How many commits of written rows the server has answered. */
    public long commits() {
        return armed.commits.get();
    }

    /** How many connections the server has refused because it had no place for them. */
    public long refused() {
        return armed.refused.get();
    }

    /** How many messages have met a black hole, either way. */
    public long held() {
        return traffic.held();
    }

    /** How often what was sent has been late, either way. */
    public long delayed() {
        return traffic.delayed();
    }

    /** How many connections partitions have reset, those that were refused among them. */
    public long reset() {
        return reset.get();
    }

    /** How many connections clients have made. */
    public long connections() {
        return accepted.get();
    }

    /** How many of them are open. */
    public int openConnections() {
        return links.size();
    }

    private Thread daemon(Runnable work, String threadName) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } finally {
                        threads.remove(Thread.currentThread());
                    }
                },
                threadName);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listening.accept();
                accepted.incrementAndGet();
                if (closed || traffic.refuses()) {
                    reset.incrementAndGet();
                    Link.resetOnClose(client);
                    Link.close(client);
                } else {
                    Link link = new Link(client, serverPort, traffic, armed, links::remove);
                    links.add(link);
                    daemon(link::run, name + "-" + accepted.get()).start();
                    if (traffic.refuses()) { // since it was looked at
                        reset(link);
                    }
                }
            } catch (IOException e) {
                // Closed, or that client has gone already.
            }
        }
    }

    /** Ends all connections and waits for its threads. Cuts that are armed never fire. */
    @Override
    public void close() {
        closed = true;
        Link.close(listening);
        join(accepting);
        links.forEach(link -> link.end(true));
        traffic.close(); // after the links, or what was held would still go on
        threads.forEach(CommitProxy::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
