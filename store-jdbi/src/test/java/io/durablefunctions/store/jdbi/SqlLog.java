package io.durablefunctions.store.jdbi;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server of its own that writes down every statement it executes. What the server saw counts, not what the driver was given: this also
 * shows what the driver adds, and under which name a statement was prepared.
 */
final class SqlLog implements AutoCloseable {

    private static final String DATABASE = "logged";
    private static final Pattern ENTRY =
            Pattern.compile("^\\d{4}-\\d\\d-\\d\\d .*? LOG: +(?:execute ([^:]*)|statement): (.*)$");

    private final EmbeddedPostgreSql server;
    private final String connectionString;

    /**
     * A statement.
     *
     * @param name under which it was prepared; {@code <unnamed>} mostly
     * @param text on one line, each parameter written as {@code $}
     */
    record Logged(String name, String text) {

        boolean isWrite() {
            return text.matches("(?i)(INSERT|UPDATE|DELETE|MERGE|TRUNCATE)\\b.*|WITH\\b.*\\b(INSERT|UPDATE|DELETE) .*");
        }

        boolean readsOrWritesTables() {
            return text.contains("durable_");
        }

        @Override
        public String toString() {
            return "\n  " + text;
        }
    }

    private SqlLog(EmbeddedPostgreSql server, String connectionString) {
        this.server = server;
        this.connectionString = connectionString;
    }

    /** With an empty database, of which nothing is logged before {@link #begin()}. */
    static SqlLog open() {
        EmbeddedPostgreSql server = EmbeddedPostgreSql.temporary();
        try {
            return new SqlLog(server, server.createDatabase(DATABASE));
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    String connectionString() {
        return connectionString;
    }

    /** From the next connection on. */
    void begin() throws SQLException {
        try (Connection connection = server.dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + DATABASE + " SET log_statement = 'all'");
            statement.execute("ALTER DATABASE " + DATABASE + " SET log_parameter_max_length = 0");
        }
    }

    /** What was executed since then, each once. */
    List<Logged> statements() throws SQLException, IOException {
        List<Logged> statements = new ArrayList<>();
        String name = "";
        StringBuilder text = new StringBuilder();
        boolean within = false;
        for (String line : Files.readAllLines(file())) {
            Matcher entry = ENTRY.matcher(line);
            if (line.startsWith("\t")) {
                text.append(within ? line : "");
                continue;
            }
            add(statements, name, text);
            within = entry.matches();
            if (within) {
                name = entry.group(1) == null ? "<simple>" : entry.group(1);
                text.append(entry.group(2));
            }
        }
        add(statements, name, text);
        return statements.stream().distinct().toList();
    }

    private static void add(List<Logged> statements, String name, StringBuilder text) {
        if (!text.isEmpty()) {
            statements.add(new Logged(name, normal(text.toString())));
            text.setLength(0);
        }
    }

    /** In one line, whatever parameters are called. */
    static String normal(String sql) {
        return sql.replaceAll("\\$\\d+|\\?|(?<!:):[a-z]+", "\\$")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** In front of this server. */
    CuttingProxy proxy() throws IOException {
        return new CuttingProxy("localhost", server.port());
    }

    /** The connection string of its database through a proxy. */
    String through(CuttingProxy proxy) {
        return connectionString.replaceAll("Port=\\d+", "Port=" + proxy.port()) + ";SSL Mode=Disable";
    }

    private Path file() throws SQLException {
        try (Connection connection = server.dataSource("postgres").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return Path.of(row.getString(1)).resolveSibling("server.log");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
