package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import java.util.ArrayList;
import java.util.List;

/** W8: one, two and four hosts on one database, and how soon they notice what was started elsewhere. */
public final class SeveralHosts implements Workload {

    private static final int[] HOSTS = {1, 2, 4};

    @Override
    public String name() {
        return "W8";
    }

    @Override
    public String summary() {
        return "1, 2 and 4 hosts on one database: throughput, claims, and how soon a start elsewhere is picked up";
    }

    @Override
    public void run(Bench bench) throws Exception {
        List<Hosts> all = new ArrayList<>();
        try {
            for (int hosts : HOSTS) {
                all.add(Hosts.start(bench.server(), bench.server().database("w8_" + hosts), hosts));
            }
            for (Hosts hosts : all) {
                if (Scale.isQuick(bench)) {
                    hosts.load(bench.time());
                } else {
                    hosts.warmUp();
                }
            }
            for (int i = 0; i < bench.rounds(); i++) {
                for (Hosts hosts : all) {
                    hosts.round(bench.time());
                }
            }
            for (Hosts hosts : all) {
                hosts.tell(bench);
            }
            double one = all.get(0).stepsPerSecond();
            for (Hosts hosts : all.subList(1, all.size())) {
                String what = "steps/s of " + hosts.count() + " hosts / of 1";
                bench.add(Scale.atLeast("W8", what, 1, hosts.stepsPerSecond() / one));
            }
        } finally {
            for (Hosts hosts : all) {
                hosts.close();
            }
        }
        PickUp.measure(bench, true);
        PickUp.measure(bench, false);
    }
}
