package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server beside this JVM, from binaries on the class path, for samples and tests.
 *
 * <p>It listens on the loopback addresses only, on a free port, and on no socket file; it asks for a password, a random
 * one made with the data. It has the database {@code durablefunctions}, owned by the user {@code durableuser}. What is
 * committed survives any crash: {@code fsync}, {@code synchronous_commit} and {@code full_page_writes} are on, and
 * checked.
 *
 * <p>The server lives on when the JVM ends without {@link #close()}, be it by {@code kill -9} or normally: no shutdown
 * hook stops it. {@link #keptIn(Path)} finds it again; a {@link #temporary()} one is removed by the next call of that
 * method by this user.
 *
 * <p>Linux and macOS, on machines for which the class path has binaries. As root it needs the program {@code unshare}
 * and the right to make user namespaces, which containers often withhold: run as another user there. Programs are
 * unpacked once into {@code durable-functions-postgresql} below the user's {@code ~/.cache} ({@code XDG_CACHE_HOME}).
 *
 * <p>Safe for use by many threads.
 */
public final class EmbeddedPostgreSql implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgreSql.class);

    private final DataDirectory directory;
    private final DirectoryLock lock;
    private final RunningServer server;
    private final boolean temporary;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgreSql(DataDirectory directory, DirectoryLock lock, RunningServer server, boolean temporary) {
        this.directory = directory;
        this.lock = lock;
        this.server = server;
        this.temporary = temporary;
    }

    /**
     * The server whose data is kept in a directory: started, or adopted if an earlier JVM left it running. Takes about
     * a second; some more the first time, and up to 60 s where it recovers from a crash.
     *
     * @param directory created if missing, for this user alone; it belongs to this method, which keeps {@code pgdata},
     *     {@code server.log} and {@code lock} in it
     * @throws EmbeddedPostgreSqlException if the directory can't be used: it is a file or not writable, another JVM
     *     uses it, or its data is of another major version of PostgreSQL; if this platform has no binaries; if the
     *     server doesn't come up in 60 s
     */
    public static EmbeddedPostgreSql keptIn(Path directory) {
        DataDirectory data = DataDirectory.in(directory);
        data.requireUsableBy(Binaries.forThisSystem().majorVersion());
        return start(data, DirectoryLock.take(data.root()), false);
    }

    /**
     * A new server with nothing in it, in a directory of its own below {@code java.io.tmpdir}, both removed by
     * {@link #close()}. As durable as a kept one. Any number can run at once.
     *
     * @throws EmbeddedPostgreSqlException if there is no room for it, this platform has no binaries, or it doesn't come
     *     up in 60 s
     */
    public static EmbeddedPostgreSql temporary() {
        TemporaryDirectories.Locked locked = new TemporaryDirectories(PrivateDirectory.forTemporaryServers()).create();
        return start(DataDirectory.in(locked.directory()), locked.lock(), true);
    }

    private static EmbeddedPostgreSql start(DataDirectory directory, DirectoryLock lock, boolean temporary) {
        try {
            return new EmbeddedPostgreSql(directory, lock, ServerStart.in(directory), temporary);
        } catch (RuntimeException | Error e) {
            release(directory, lock, temporary);
            throw e;
        }
    }

    /** For the database {@code durablefunctions} as {@code durableuser}, with the password in it: not for logs. */
    public String jdbcUrl() {
        return jdbcUrl(ConnectionSettings.DATABASE);
    }

    /**
     * The same for another database of this server.
     *
     * @throws EmbeddedPostgreSqlException if {@code database} is no such name as {@link #createDatabase} takes
     */
    public String jdbcUrl(String database) {
        return server.settings().jdbcUrl(ServerDatabases.requireName(database));
    }

    /**
     * For the database {@code durablefunctions}, as keys and values:
     * {@code Host=localhost;Port=...;Database=durablefunctions;Username=durableuser;Password=...}. Not for logs.
     */
    public String connectionString() {
        return server.settings().connectionString(ConnectionSettings.DATABASE);
    }

    /**
     * Connections to {@code durablefunctions} as the superuser {@code postgres}, each opened anew. What is created
     * through them belongs to the superuser, not to {@code durableuser}.
     */
    public DataSource dataSource() {
        return dataSource(ConnectionSettings.DATABASE);
    }

    /**
     * The same for another database of this server.
     *
     * @throws EmbeddedPostgreSqlException if {@code database} is no such name as {@link #createDatabase} takes
     */
    public DataSource dataSource(String database) {
        return server.settings().asSuperuser(ServerDatabases.requireName(database));
    }

    /**
     * Creates an empty database owned by {@code durableuser}; takes about a fifth of a second.
     *
     * @param name lower-case letters, digits and underscores, at most 63, not beginning with a digit
     * @return its connection string, in the shape of {@link #connectionString()}
     * @throws EmbeddedPostgreSqlException if the name is not of that kind, or there is such a database
     */
    public String createDatabase(String name) {
        server.databases().createDatabase(name);
        return server.settings().connectionString(name);
    }

    /**
     * Drops a database if it exists, and cuts the connections to it.
     *
     * @throws EmbeddedPostgreSqlException if the name is no such as {@link #createDatabase} takes, or the server
     *     refuses
     */
    public void dropDatabase(String name) {
        server.databases().dropDatabase(name);
    }

    /**
     * The TCP port on {@code localhost}. It stays the same until {@link #close()}, also for those who adopt the server.
     */
    public int port() {
        return server.port();
    }

    /** The process id of the server's first process, the postmaster: the one to kill in a test of crashes. */
    public int postmasterPid() {
        return Math.toIntExact(server.pid());
    }

    /** Whether an earlier JVM started this server and left it running. */
    public boolean adopted() {
        return server.adopted();
    }

    /**
     * Stops the server, also an adopted one, and cuts all connections to it; close pools before. Kept data stays, that
     * of a temporary server is removed. Waits up to 60 s for an orderly end, after which the server is stopped at once
     * and recovers when it is started again. Does nothing the second time, or if the server is gone.
     *
     * @throws EmbeddedPostgreSqlException if the server can't be stopped
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            if (temporary) {
                server.process().stopAtOnce();
            } else {
                server.process().stop();
            }
        } finally {
            release(directory, lock, temporary);
        }
    }

    private static void release(DataDirectory directory, DirectoryLock lock, boolean temporary) {
        try (lock) {
            if (temporary) {
                FileTrees.delete(directory.root());
            }
        } catch (IOException e) {
            log.info("The directory {} was not removed completely", directory.root(), e);
        }
    }

    /** Names the directory, the port and the process; never the password. */
    @Override
    public String toString() {
        return "EmbeddedPostgreSql[" + directory.root() + ", port " + port() + ", process " + postmasterPid() + "]";
    }
}
