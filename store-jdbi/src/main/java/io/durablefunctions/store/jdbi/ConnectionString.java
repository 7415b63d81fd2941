package io.durablefunctions.store.jdbi;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** A connection string of {@code Key=Value} pairs. */
final class ConnectionString {

    static final String KNOWN =
            "Host, Port, Database, Username, Password, Include Error Detail, Timeout, CommandTimeout, Pooling,"
                    + " MinPoolSize, MaxPoolSize, SSL Mode, Root Certificate, Search Path, Application Name";

    private static final Set<String> NAMES = Arrays.stream(KNOWN.split(","))
            .map(name -> name.replace(" ", "").toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> SSL_MODES = Map.of(
            "disable", "disable",
            "allow", "allow",
            "prefer", "prefer",
            "require", "require",
            "verifyca", "verify-ca",
            "verify-ca", "verify-ca",
            "verifyfull", "verify-full",
            "verify-full", "verify-full");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "server", "host",
            "db", "database",
            "user", "username",
            "userid", "username",
            "pwd", "password",
            "minimumpoolsize", "minpoolsize",
            "maximumpoolsize", "maxpoolsize");

    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int MOST_CONNECTIONS = 10_000;

    private final Map<String, String> values;

    private ConnectionString(String text) {
        values = new HashMap<>(KeyValues.parse(text, ConnectionString::name));
    }

    private static @Nullable String name(String plainKey) {
        String name = OTHER_NAMES.getOrDefault(plainKey, plainKey);
        return NAMES.contains(name) ? name : null;
    }

    static ConnectionSettings parse(String text) {
        return new ConnectionString(text).settings();
    }

    private ConnectionSettings settings() {
        Hosts hosts = Hosts.of(required("host", "Host"), taken("port", "5432"));
        String database = required("database", "Database");
        String user = taken("username", "");
        Properties properties = properties(hosts, user);
        return new ConnectionSettings(
                hosts.toString(),
                database,
                user,
                hosts.url(database),
                properties,
                Duration.ofSeconds(number("timeout", "Timeout", 15, 1, SECONDS_OF_A_DAY)),
                Duration.ofSeconds(number("commandtimeout", "CommandTimeout", 30, 1, SECONDS_OF_A_DAY)),
                flag("pooling", "Pooling", true),
                number("minpoolsize", "MinPoolSize", 0, 0, MOST_CONNECTIONS),
                values.containsKey("maxpoolsize")
                        ? number("maxpoolsize", "MaxPoolSize", 100, 1, MOST_CONNECTIONS)
                        : null);
    }

    private Properties properties(Hosts hosts, String user) {
        Properties properties = new Properties();
        set(properties, PGProperty.USER, user);
        set(properties, PGProperty.PASSWORD, taken("password", ""));
        set(properties, PGProperty.SSL_MODE, sslMode());
        set(properties, PGProperty.SSL_ROOT_CERT, taken("rootcertificate", ""));
        set(properties, PGProperty.CURRENT_SCHEMA, taken("searchpath", ""));
        set(properties, PGProperty.APPLICATION_NAME, taken("applicationname", ""));
        boolean detail = flag("includeerrordetail", "Include Error Detail", true);
        set(properties, PGProperty.LOG_SERVER_ERROR_DETAIL, Boolean.toString(detail));
        if (hosts.several()) {
            set(properties, PGProperty.TARGET_SERVER_TYPE, "primary");
        }
        return properties;
    }

    private static void set(Properties properties, PGProperty property, String value) {
        if (!value.isEmpty()) {
            property.set(properties, value);
        }
    }

    private String sslMode() {
        String given = taken("sslmode", "");
        String mode = SSL_MODES.get(given.toLowerCase(Locale.ROOT));
        if (mode == null && !given.isEmpty()) {
            throw new IllegalArgumentException(
                    "The connection string has an unknown SSL Mode. Give one of Disable, Allow,"
                            + " Prefer, Require, VerifyCA, VerifyFull.");
        }
        return mode == null ? "" : mode;
    }

    private String required(String key, String name) {
        String value = taken(key, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "The connection string names no " + name + ". Add " + name
                            + "=...; an example is Host=localhost;Port=5432;Database=durablefunctions;Username=durableuser;Password=...");
        }
        return value;
    }

    private int number(String key, String name, int otherwise, int least, int most) {
        String value = taken(key, "");
        try {
            int number = value.isEmpty() ? otherwise : Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, without the value: it may be a password on the wrong key.
        }
        throw new IllegalArgumentException("The connection string's " + name
                + " is not a whole number from " + least + " to " + most + ". Give one, for example " + name + "="
                + otherwise + ".");
    }

    private boolean flag(String key, String name, boolean otherwise) {
        String value = taken(key, Boolean.toString(otherwise)).toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default ->
                throw new IllegalArgumentException(
                        "The connection string's " + name + " is neither true nor false. Give one of them.");
        };
    }

    private String taken(String key, String otherwise) {
        @Nullable String value = values.remove(key);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
