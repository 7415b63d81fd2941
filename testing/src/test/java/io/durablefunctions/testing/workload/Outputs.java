package io.durablefunctions.testing.workload;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Outputs of programs, and what could be wrong with them. */
final class Outputs {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Outputs() {}

    static Ending completed(List<String> trace) {
        return new Ending(Ending.Status.COMPLETED, JSON.writeValueAsString(trace));
    }

    static List<String> traceOf(Ending ending) {
        return List.of(JSON.readValue(ending.text(), String[].class));
    }

    /** The same with an entry missing, two of them exchanged, one changed, one twice, or one too many. */
    static Set<List<String>> spoiled(List<String> trace) {
        Set<List<String>> all = new LinkedHashSet<>();
        for (int i = 0; i < trace.size(); i++) {
            String entry = trace.get(i);
            int value = entry.indexOf('=') + 1;
            List<String> without = new ArrayList<>(trace);
            without.remove(i);
            all.add(without);
            all.add(with(trace, i, entry.substring(0, value) + "1" + entry.substring(value)));
            all.add(with(trace, i, "x" + entry));
            List<String> twice = new ArrayList<>(trace);
            twice.add(i, entry);
            all.add(twice);
            if (i > 0) {
                all.add(with(with(trace, i, trace.get(i - 1)), i - 1, entry));
            }
        }
        List<String> longer = new ArrayList<>(trace);
        longer.add("root/0=1");
        all.add(longer);
        all.remove(trace); // two that are the same were exchanged
        return all;
    }

    private static List<String> with(List<String> trace, int index, String entry) {
        List<String> changed = new ArrayList<>(trace);
        changed.set(index, entry);
        return changed;
    }
}
