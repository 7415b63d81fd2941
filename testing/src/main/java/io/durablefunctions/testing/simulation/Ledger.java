package io.durablefunctions.testing.simulation;

import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import io.durablefunctions.testing.workload.ActivityLog;
import io.durablefunctions.testing.workload.ProgramModel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was seen outside of the database: what activities began, by the instance that the customer had started. */
final class Ledger {

    private static final Pattern ROOT_ID = Pattern.compile("\"rootId\":\"(p\\d+)\"");
    private static final Pattern OWN_ID = Pattern.compile("(p\\d+).*");

    private final World world;
    private final Violations violations;
    private final Map<String, Set<String>> begun = new HashMap<>();

    Ledger(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    /** The log of a process. */
    ActivityLog of(SimulatedProcess process) {
        return new ActivityLog() {
            @Override
            public void begins(String instanceId, String key, int attempt) {
                began(process, instanceId, key);
            }

            @Override
            public void ends(String instanceId, String key, int attempt) {
                world.trace().add(process.name(), "ended " + key);
            }
        };
    }

    private void began(SimulatedProcess process, String instanceId, String key) {
        world.trace().add(process.name(), key);
        InstanceRow row =
                world.database().look(TurnStatements.rows(List.of(instanceId))).get(instanceId);
        if (process.hasOutlived(instanceId)) {
            violations.add(
                    "an activity begins under a lease",
                    key + " of " + instanceId + " began on " + process.name()
                            + " when its lease had ended by the host's own stopwatch");
        }
        Set<String> before = begun.computeIfAbsent(root(instanceId, row), id -> new LinkedHashSet<>());
        if (before.add(key) || !owns(process, row)) {
            return;
        }
        for (String later : before) {
            if (ProgramModel.precedes(key, later)) {
                violations.add(
                        "an activity does not begin again once its end is durable",
                        key + " of " + instanceId + " began again after " + later);
                return;
            }
        }
    }

    private static String root(String instanceId, @Nullable InstanceRow row) {
        Matcher own = OWN_ID.matcher(instanceId);
        if (own.matches()) {
            return own.group(1);
        }
        Matcher root = ROOT_ID.matcher(row == null ? "" : row.state());
        return root.find() ? root.group(1) : instanceId;
    }

    /** Who was overtaken without knowing may begin what it was told to, be it by a claim of its own whose answer is still to come. */
    private static boolean owns(SimulatedProcess process, @Nullable InstanceRow row) {
        return row != null && row.owner() != null && row.owner().equals(process.owner()) && process.hasHeardOf(row);
    }

    /** The keys of the activities that began. */
    Set<String> begun(String root) {
        return begun.getOrDefault(root, Set.of());
    }
}
