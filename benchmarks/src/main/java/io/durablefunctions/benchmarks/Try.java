package io.durablefunctions.benchmarks;

import io.durablefunctions.benchmarks.measure.Load;
import io.durablefunctions.benchmarks.peers.DurableFunctionsPeer;
import io.durablefunctions.engine.RuntimeOptions;
import java.time.Duration;

final class Try {
    public static void main(String[] args) throws Exception {
        int steps = Integer.parseInt(args[0]);
        int callers = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        try (Server server = Server.open();
                DurableFunctionsPeer peer = new DurableFunctionsPeer(
                        server.database("df"),
                        RuntimeOptions.defaults().maxConcurrentOrchestrations(Math.max(1000, callers * 2)),
                        n -> n)) {
            if (callers == 1) {
                try (var c = server.database("raw").connect()) {
                    c.createStatement().execute("create table t (id text primary key, v text)");
                    for (int k = 0; k < 3; k++)
                    try (var p = c.prepareStatement("insert into t values (?, ?)")) {
                        long t = System.nanoTime();
                        for (int i = 0; i < 2000; i++) {
                            p.setString(1, java.util.UUID.randomUUID().toString());
                            p.setString(2, "[{}]");
                            p.executeUpdate();
                        }
                        System.out.printf("raw commit %.3f ms, 11: %.2f ms%n", (System.nanoTime() - t) / 2e9, 11 * (System.nanoTime() - t) / 2e9);
                    }
                }
            }
            for (int i = 0; i < rounds; i++) {
                Load load = Load.during(Duration.ofSeconds(5), callers, () -> {
                    if (steps > 0) {
                        peer.sequence(steps);
                    } else {
                        peer.fanOut(-steps);
                    }
                });
                System.out.printf(
                        "%.0f wf/s %.0f steps/s p50 %.2f ms p99 %.2f ms%n",
                        load.perSecond(), load.perSecond() * Math.abs(steps), load.millis(0.5), load.millis(0.99));
            }
        }
    }
}
