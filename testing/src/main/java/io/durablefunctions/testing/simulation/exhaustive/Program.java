package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.store.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is run: instances and who works on them.
 *
 * @param scripts the instances, by id
 * @param hosts what each host calls itself
 * @param messages those that are sent from outside, each by a client of its own
 * @param renewals how often each host renews its lease
 */
record Program(
        String name,
        Map<String, Script> scripts,
        List<String> hosts,
        List<Message> messages,
        boolean sweeps,
        int renewals,
        Bounds bounds) {

    /**
     * How often what may go wrong does.
     *
     * @param ticks times at which all leases end, timers fire and timeouts expire, while others are still at something
     * @param losses answers to a COMMIT that do not come
     * @param deaths hosts and clients that die
     */
    record Bounds(int ticks, int losses, int deaths) {}

    static Program of(String name, Bounds bounds, String... scripts) {
        Map<String, Script> byId = new TreeMap<>();
        for (int i = 0; i < scripts.length; i++) {
            byId.put(String.valueOf((char) ('i' + i)), Script.of(scripts[i]));
        }
        return new Program(name, byId, List.of("A", "B"), List.of(), false, 0, bounds);
    }

    Program withMessage(String id) {
        List<Message> more = new ArrayList<>(messages);
        more.add(new Message("i", id, "", false));
        return new Program(name, scripts, hosts, more, sweeps, renewals, bounds);
    }

    Program withSweeper() {
        return new Program(name, scripts, hosts, messages, true, renewals, bounds);
    }

    Program withRenewals(int times) {
        return new Program(name, scripts, hosts, messages, sweeps, times, bounds);
    }

    Program withHosts(String... names) {
        return new Program(name, scripts, List.of(names), messages, sweeps, renewals, bounds);
    }

    Script script(String id) {
        return java.util.Objects.requireNonNull(scripts.get(id));
    }

    boolean hasTimers() {
        return scripts.values().stream()
                .flatMap(script -> script.steps().stream())
                .anyMatch(step -> step.equals("t"));
    }
}
