package io.durablefunctions.embedded;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How to reach the server. A class and no record: its {@code toString()} must not show the password. */
final class ConnectionSettings {

    static final String DATABASE = "durablefunctions";
    static final String USER = "durableuser";
    static final String SUPERUSER = "postgres";

    private static final String HOST = "localhost";
    private static final int CONNECT_TIMEOUT_SECONDS = 10;

    private final int port;
    private final String password;

    ConnectionSettings(int port, String password) {
        this.port = port;
        this.password = password;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database + "?user=" + USER + "&password=" + password;
    }

    String connectionString(String database) {
        return "Host=" + HOST + ";Port=" + port + ";Database=" + database + ";Username=" + USER + ";Password="
                + password;
    }

    DataSource asUser(String database) {
        return dataSource(database, USER);
    }

    DataSource asSuperuser(String database) {
        return dataSource(database, SUPERUSER);
    }

    private DataSource dataSource(String database, String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setLoginTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setTcpKeepAlive(true);
        return source;
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }
}
