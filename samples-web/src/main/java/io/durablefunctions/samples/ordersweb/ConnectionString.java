package io.durablefunctions.samples.ordersweb;

import java.util.Arrays;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;

/** Reads a JDBC URL, or {@code Host=localhost;Port=5432;Database=...;Username=...;Password=...}. */
final class ConnectionString {

    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 40;

    private ConnectionString() {}

    static PGSimpleDataSource dataSource(String text) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setApplicationName("orders-web");
        server.setConnectTimeout(CONNECT_SECONDS);
        server.setSocketTimeout(ANSWER_SECONDS);
        server.setTcpKeepAlive(true);
        if (text.startsWith("jdbc:")) {
            server.setUrl(text);
        } else {
            Arrays.stream(text.split(";")).filter(pair -> !pair.isBlank()).forEach(pair -> set(server, pair));
        }
        return server;
    }

    private static void set(PGSimpleDataSource server, String pair) {
        String[] parts = pair.split("=", 2);
        String key = parts[0].strip();
        String value = parts.length == 2 ? parts[1].strip() : "";
        switch (key.toLowerCase(Locale.ROOT)) {
            case "host" -> server.setServerNames(new String[] {value});
            case "port" -> server.setPortNumbers(new int[] {port(value)});
            case "database" -> server.setDatabaseName(value);
            case "username" -> server.setUser(value);
            case "password" -> server.setPassword(value);
            default -> throw new Unreadable(key);
        }
    }

    private static int port(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Unreadable("Port=" + value);
        }
    }

    /** One that this sample cannot use. The message never holds the password. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Unreadable(String key) {
            super("it has '" + key
                    + "', and this sample takes Host, Port, Database, Username, Password, or a JDBC URL.");
        }
    }
}
