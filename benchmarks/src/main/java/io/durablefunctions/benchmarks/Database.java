package io.durablefunctions.benchmarks;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database of the server.
 *
 * @param url its JDBC URL, user and password among its parameters
 */
public record Database(String url) {

    static String withName(String url, String name) {
        int query = url.indexOf('?');
        String place = query < 0 ? url : url.substring(0, query);
        return place.substring(0, place.lastIndexOf('/') + 1) + name + (query < 0 ? "" : url.substring(query));
    }

    /** The URL without its parameters. */
    public String place() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** Its name. */
    public String name() {
        return place().substring(place().lastIndexOf('/') + 1);
    }

    /** A parameter of the URL; empty if it has none of that name. */
    public String parameter(String name) {
        int query = url.indexOf('?');
        for (String each : url.substring(query + 1).split("&")) {
            if (each.startsWith(name + "=")) {
                return URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    /** A new connection. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return place();
    }
}
