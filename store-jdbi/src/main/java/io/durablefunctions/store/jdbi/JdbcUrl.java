package io.durablefunctions.store.jdbi;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** A JDBC URL. Its parameters win over the store's own settings; of several hosts the primary is meant, unless it says otherwise. */
final class JdbcUrl {

    private static final String PREFIX = "jdbc:postgresql:";

    private JdbcUrl() {}

    /** The driver would take a password before the host for a port, and log it. */
    private static void refuseUserBeforeHost(String url) {
        int parameters = url.indexOf('?');
        if (url.substring(0, parameters < 0 ? url.length() : parameters).contains("@")) {
            throw new IllegalArgumentException("The JDBC URL has an '@' before its parameters. Write user and password"
                    + " as parameters: jdbc:postgresql://host:5432/database?user=...&password=...");
        }
    }

    static ConnectionSettings parse(String url) {
        refuseUserBeforeHost(url);
        Properties parsed = url.startsWith(PREFIX) ? Driver.parseURL(url, null) : null;
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "The JDBC URL cannot be read. Write jdbc:postgresql://host:5432/database.");
        }
        String hosts = PGProperty.PG_HOST.getOrDefault(parsed);
        String ports = PGProperty.PG_PORT.getOrDefault(parsed);
        String database = text(PGProperty.PG_DBNAME.getOrDefault(parsed));
        if (database.isEmpty()) {
            throw new IllegalArgumentException(
                    "The JDBC URL names no database. Write jdbc:postgresql://host:5432/database.");
        }
        String user = text(PGProperty.USER.getOrDefault(parsed));
        Hosts places = Hosts.of(text(hosts), text(ports));
        for (PGProperty place : new PGProperty[] {PGProperty.PG_HOST, PGProperty.PG_PORT, PGProperty.PG_DBNAME}) {
            parsed.remove(place.getName());
        }
        if (places.several() && !parsed.containsKey(PGProperty.TARGET_SERVER_TYPE.getName())) {
            PGProperty.TARGET_SERVER_TYPE.set(parsed, "primary");
        }
        return new ConnectionSettings(
                places.toString(),
                database,
                user,
                places.url(database),
                parsed,
                ConnectionSettings.CONNECT_TIMEOUT,
                null,
                true,
                0,
                null);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
