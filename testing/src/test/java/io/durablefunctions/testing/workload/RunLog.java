package io.durablefunctions.testing.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys of the activities that were begun, in order, by the first part of the instance id. Not thread-safe. */
final class RunLog implements ActivityLog {

    private final Map<String, List<String>> begun = new HashMap<>();
    private int running;

    @Override
    public void begins(String instanceId, String key, int attempt) {
        running++;
        begun.computeIfAbsent(root(instanceId), id -> new ArrayList<>()).add(key);
    }

    @Override
    public void ends(String instanceId, String key, int attempt) {
        running--;
    }

    private static String root(String instanceId) {
        return instanceId.split("[/:@]", 2)[0];
    }

    List<String> begunBy(String rootId) {
        return begun.getOrDefault(rootId, List.of());
    }

    int running() {
        return running;
    }
}
