package io.durablefunctions.store.jdbi;

import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and how connections to it are made.
 *
 * @param place host and port in words, for messages
 * @param database its name
 * @param user who connects; empty for the operating system's user
 * @param url the JDBC URL without user, password and settings
 * @param properties settings of the driver, user and password among them
 */
record ConnectionSettings(
        String place,
        String database,
        String user,
        String url,
        Properties properties,
        Duration connectTimeout,
        @Nullable Duration commandTimeout,
        boolean pooling,
        int minPoolSize,
        @Nullable Integer maxPoolSize) {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(30);
    static final int POOL_SIZE = 10;

    /** From a connection string of either kind. */
    static ConnectionSettings parse(String connectionString) {
        String text = connectionString.strip();
        return text.startsWith("jdbc:") ? JdbcUrl.parse(text) : ConnectionString.parse(text);
    }

    int poolSize(PostgreSqlOptions options) {
        Integer given = options.poolSize();
        if (given != null) {
            return given;
        }
        return maxPoolSize == null ? POOL_SIZE : maxPoolSize;
    }

    Duration commandTimeout(PostgreSqlOptions options) {
        Duration given = options.commandTimeout();
        if (given != null) {
            return given;
        }
        return commandTimeout == null ? COMMAND_TIMEOUT : commandTimeout;
    }

    /** Without the properties, which hold the password. */
    @Override
    public String toString() {
        return "database " + database + " at " + place + " as "
                + (user.isEmpty() ? "the operating system's user" : user);
    }
}
