package io.durablefunctions.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.Server;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What is used up between two points of time by this JVM and by the server, all of it: nobody else should be at work. */
public final class Usage {

    private final Server server;
    private final Database database;
    private final double jvmSeconds;
    private final OptionalDouble serverSeconds;
    private final double walBytes;
    private final OptionalDouble statements;

    private Usage(Server server, Database database) throws SQLException {
        this.server = server;
        this.database = database;
        try (Connection connection = server.administration().connect()) {
            this.walBytes = Counters.walBytes(connection);
            this.statements = Counters.statements(connection, database);
        }
        this.jvmSeconds = jvmSeconds();
        this.serverSeconds = serverSeconds(server);
    }

    /** From now on; of statements and transactions those on this database count. */
    public static Usage begin(Server server, Database database) throws SQLException {
        ManagementFactory.getThreadMXBean().resetPeakThreadCount();
        return new Usage(server, database);
    }

    /** What was used until now, divided by so many steps. What cannot be told here is left out. */
    public Map<String, Double> end(double steps) throws SQLException {
        int threads = ManagementFactory.getThreadMXBean().getPeakThreadCount();
        Usage now = new Usage(server, database);
        Map<String, Double> used = new LinkedHashMap<>();
        double thousands = steps / 1_000;
        used.put("cpu_jvm_s_per_1000_steps", (now.jvmSeconds - jvmSeconds) / thousands);
        if (serverSeconds.isPresent() && now.serverSeconds.isPresent()) {
            double seconds = now.serverSeconds.getAsDouble() - serverSeconds.getAsDouble();
            used.put("cpu_pg_s_per_1000_steps", seconds / thousands);
        }
        used.put("wal_bytes_per_step", (now.walBytes - walBytes) / steps);
        if (statements.isPresent() && now.statements.isPresent()) {
            used.put("statements_per_step", (now.statements.getAsDouble() - statements.getAsDouble()) / steps);
        }
        used.put("heap_mb", heapAfterCollection());
        used.put("threads", (double) threads);
        return used;
    }

    private static double heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024.0 * 1024.0);
    }

    private static double jvmSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static OptionalDouble serverSeconds(Server server) {
        return server.postmasterPid().map(ProcessTimes::secondsOfTree).orElse(OptionalDouble.empty());
    }
}
