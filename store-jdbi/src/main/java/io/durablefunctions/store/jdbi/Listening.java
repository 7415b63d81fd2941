package io.durablefunctions.store.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import io.durablefunctions.store.StateStore.Subscription;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for hints on a thread and a connection of its own, and connects again after a loss. */
final class Listening implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlStateStore.class);

    /** A connection that is lost without a word is noticed at the next look. */
    private static final int LOOK_MILLIS = (int) Duration.ofSeconds(20).toMillis();

    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final DataSource source;
    private final Runnable hint;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Connection connection;

    Listening(DataSource source, Runnable hint) {
        this.source = source;
        this.hint = hint;
        this.thread = new Thread(this::run, "durable-functions-listen");
        thread.setDaemon(true);
    }

    Listening start() {
        thread.start();
        return this;
    }

    private void run() {
        long pause = 100;
        while (closed.getCount() > 0) {
            try (Connection open = source.getConnection()) {
                connection = open;
                PGConnection notifying = listen(open);
                pause = 100;
                tell();
                while (closed.getCount() > 0) {
                    wait(open, notifying);
                }
            } catch (SQLException e) {
                if (closed.getCount() > 0) {
                    LOG.debug("The connection for hints was lost; another one will be made", e);
                }
            }
            connection = null;
            pause = pause(pause);
        }
    }

    private static PGConnection listen(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("LISTEN " + Rouse.CHANNEL);
        }
        return open.unwrap(PGConnection.class);
    }

    private void wait(Connection open, PGConnection notifying) throws SQLException {
        if (notifying.getNotifications(LOOK_MILLIS).length > 0) {
            tell();
        } else if (closed.getCount() > 0) {
            try (Statement statement = open.createStatement()) {
                statement.execute("SELECT 1");
            }
        }
    }

    private void tell() {
        try {
            hint.run();
        } catch (RuntimeException e) {
            LOG.warn("A hint was not taken", e);
        }
    }

    private long pause(long millis) {
        try {
            closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown();
        }
        return Math.min(LONGEST_PAUSE_MILLIS, millis * 2);
    }

    @Override
    public void close() {
        closed.countDown();
        Connection open = connection;
        if (open != null) {
            try {
                evict(open);
                open.abort(Runnable::run);
            } catch (SQLException e) {
                // Lost already.
            }
        }
    }

    /** Tells a pool that this connection ends on purpose: it would warn of the loss otherwise. */
    private void evict(Connection open) throws SQLException {
        if (source.isWrapperFor(HikariDataSource.class)) {
            source.unwrap(HikariDataSource.class).evictConnection(open);
        }
    }
}
