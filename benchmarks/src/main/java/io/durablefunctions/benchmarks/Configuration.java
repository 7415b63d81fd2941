package io.durablefunctions.benchmarks;

import dev.dbos.transact.DBOS;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.util.DriverInfo;

/** On what a run runs. */
final class Configuration {

    private static final List<String> SETTINGS =
            List.of("fsync", "synchronous_commit", "full_page_writes", "max_connections", "shared_buffers");

    private Configuration() {}

    /** By name, in the order in which it is told. */
    static Map<String, String> of(Server server, Arguments arguments) throws SQLException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("commit", System.getProperty("benchmarks.commit", "unknown"));
        all.put("rounds", arguments.rounds() + " of " + arguments.time().toSeconds() + " s");
        all.put("JDK", Runtime.version() + ", " + System.getProperty("java.vm.name"));
        all.put("heap", Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MB");
        all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()) + processor());
        all.put("memory", memory());
        all.put("OS", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        try (Connection connection = server.administration().connect()) {
            all.put("PostgreSQL", setting(connection, "server_version"));
            for (String name : SETTINGS) {
                all.put(name, setting(connection, name));
            }
        }
        all.put("DBOS Transact", DBOS.version());
        all.put("PostgreSQL JDBC driver", DriverInfo.DRIVER_VERSION);
        return all;
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String processor() {
        return firstAfterColon("/proc/cpuinfo", "model name")
                .map(name -> ", " + name)
                .orElse("");
    }

    private static String memory() {
        return firstAfterColon("/proc/meminfo", "MemTotal").orElse("unknown");
    }

    private static Optional<String> firstAfterColon(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
