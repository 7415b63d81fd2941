package io.durablefunctions.configuration;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which PostgreSQL database it is: by a connection string, a JDBC URL, or host and database. */
final class DatabaseSettings {

    static final Setting<String> CONNECTION_STRING = Setting.unset(
                    "storage.postgresql.connection-string",
                    SettingType.TEXT,
                    "required, or one of the next",
                    "The database: `Host=localhost;Port=5432;Database=durablefunctions;Username=durableuser;Password=...`, or a JDBC URL.")
            .hidden();

    static final Setting<String> JDBC_URL = Setting.unset(
                    "storage.postgresql.jdbc-url",
                    SettingType.TEXT,
                    "none",
                    "The database as a JDBC URL, instead: `jdbc:postgresql://localhost:5432/durablefunctions`.")
            .hidden();

    static final Setting<String> HOST = Setting.unset(
                    "storage.postgresql.host",
                    SettingType.TEXT,
                    "none",
                    "The database's server, instead; several with commas between them, of which the primary is taken.")
            .error(
                    host -> host.contains("=") || host.contains(";"),
                    "It is more than a host.",
                    "Give a name or an address alone, or a storage.postgresql.connection-string.");

    static final Setting<Integer> PORT = Setting.of(
                    "storage.postgresql.port", SettingType.WHOLE, "5432", "The port of `host`.")
            .error(port -> port < 1 || port > 65_535, "It is no port.", "Give a whole number from 1 to 65535.");

    static final Setting<String> DATABASE = Setting.unset(
            "storage.postgresql.database", SettingType.TEXT, "required with `host`", "The database at `host`.");

    static final Setting<String> USERNAME = Setting.unset(
            "storage.postgresql.username",
            SettingType.TEXT,
            "the operating system's user",
            "Who connects, where connection string or URL do not say.");

    static final Setting<String> PASSWORD = Setting.unset(
                    "storage.postgresql.password",
                    SettingType.TEXT,
                    "none",
                    "The password, where connection string or URL do not have it.")
            .hidden();

    static final List<Setting<?>> ALL = List.of(CONNECTION_STRING, JDBC_URL, HOST, PORT, DATABASE, USERNAME, PASSWORD);

    private static final List<Setting<String>> WAYS = List.of(CONNECTION_STRING, JDBC_URL, HOST);

    private DatabaseSettings() {}

    /** Whether a database is named, be it wrongly. */
    static boolean areGiven(Values values) {
        return WAYS.stream().anyMatch(way -> values.has(way) || values.isWrong(way));
    }

    /**
     * Tells what is wrong.
     *
     * @param optional whether there is another way to the database, so that none has to be given
     */
    static void check(Values values, boolean optional, Problems problems) {
        List<Given<String>> ways =
                WAYS.stream().map(values::given).filter(Objects::nonNull).toList();
        ways.stream()
                .skip(1)
                .forEach(way -> problems.error(
                        way,
                        "The database is named by " + ways.get(0).setting().key() + " already.",
                        "Leave one of them out."));
        if (WAYS.stream().anyMatch(values::isWrong)) {
            return;
        }
        if (ways.isEmpty()) {
            checkNowhere(values, optional, problems);
        } else if (ways.size() == 1) {
            checkPlace(ways.get(0), values, problems);
        }
    }

    private static void checkNowhere(Values values, boolean optional, Problems problems) {
        boolean any = Stream.of(PORT, DATABASE, USERNAME, PASSWORD).anyMatch(values::has);
        if (any || !optional) {
            problems.missing(
                    Severity.ERROR,
                    any ? HOST : CONNECTION_STRING,
                    "It is missing: nothing says which database to use.",
                    any
                            ? "Give the database's server, such as localhost."
                            : "Give Host=localhost;Port=5432;Database=durablefunctions;Username=durableuser;Password=...");
        }
    }

    private static void checkPlace(Given<String> way, Values values, Problems problems) {
        if (way.setting().equals(HOST)) {
            if (!values.has(DATABASE)) {
                problems.missing(
                        Severity.ERROR,
                        DATABASE,
                        "It is missing: " + HOST.key() + " needs it.",
                        "Give the name of the database, such as durablefunctions.");
                return;
            }
        } else {
            for (Setting<?> part : List.of(PORT, DATABASE)) {
                Given<?> given = values.given(part);
                if (given != null) {
                    problems.error(
                            given,
                            "It goes with " + HOST.key() + " and not with "
                                    + way.setting().key() + ".",
                            "Write it there, and leave it out here.");
                }
            }
        }
        if (way.setting().equals(JDBC_URL) && !isUrl(way.value())) {
            problems.error(way, "It is no JDBC URL.", "Write jdbc:postgresql://host:5432/database.");
            return;
        }
        String wrong = wrong(values);
        if (wrong != null) {
            int sentence = wrong.indexOf(". ") + 1;
            problems.error(
                    way, wrong.substring(0, sentence), wrong.substring(sentence).strip());
        }
    }

    /** In two sentences at least; null if nothing is. */
    private static @Nullable String wrong(Values values) {
        try {
            connectionString(values).ifPresent(PostgreSqlStateStore::describe);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** All that is known of the database in one connection string or URL. */
    static Optional<String> connectionString(Values values) {
        Optional<String> given = values.find(CONNECTION_STRING).or(() -> values.find(JDBC_URL));
        if (given.isPresent()) {
            return Optional.of(isUrl(given.get()) ? urlWithUser(given.get(), values) : withUser(given.get(), values));
        }
        return values.find(HOST)
                .map(host -> withUser(
                        "Host=" + quoted(host) + ";Port=" + values.get(PORT) + ";Database="
                                + quoted(values.find(DATABASE).orElse("")),
                        values));
    }

    private static boolean isUrl(String text) {
        return text.startsWith("jdbc:");
    }

    private static String withUser(String text, Values values) {
        String user =
                values.find(USERNAME).map(name -> ";Username=" + quoted(name)).orElse("");
        String password =
                values.find(PASSWORD).map(word -> ";Password=" + quoted(word)).orElse("");
        return text + user + password;
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String urlWithUser(String url, Values values) {
        String user =
                values.find(USERNAME).map(name -> "&user=" + encoded(name)).orElse("");
        String password =
                values.find(PASSWORD).map(word -> "&password=" + encoded(word)).orElse("");
        String more = user + password;
        return more.isEmpty() || url.contains("?") ? url + more : url + "?" + more.substring(1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
