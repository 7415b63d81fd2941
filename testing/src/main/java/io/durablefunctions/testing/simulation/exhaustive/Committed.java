package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.LeaseStatements;
import io.durablefunctions.testing.simulation.database.LeaseStatements.Found;
import io.durablefunctions.testing.simulation.database.MailStatements;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What everybody sees in the database. */
record Committed(Map<String, Found> instances, Map<String, List<ReceivedMessage>> mail) {

    static Committed of(World world) {
        Map<String, Found> instances = new TreeMap<>();
        for (String id : world.program.scripts().keySet()) {
            instances.put(id, world.database.look(LeaseStatements.find(id)));
        }
        return new Committed(
                instances,
                world.database.look(MailStatements.ofInstances(
                        List.copyOf(world.program.scripts().keySet()))));
    }

    Found found(String id) {
        return java.util.Objects.requireNonNull(instances.get(id));
    }

    InstanceRow row(String id) {
        return java.util.Objects.requireNonNull(found(id).row());
    }

    long version(String id) {
        return row(id).version();
    }

    List<String> history(String id) {
        return Rows.history(row(id).state(), found(id).journal());
    }

    List<String> mail(String id) {
        return mail.getOrDefault(id, List.of()).stream()
                .map(ReceivedMessage::messageId)
                .toList();
    }

    /** Whether all have ended, or sleep without mail and none will come. */
    boolean isAtRest(boolean nobodySends) {
        for (String id : instances.keySet()) {
            InstanceRow row = row(id);
            boolean waits = nobodySends && row.owner() == null && row.due() == InstanceRow.NEVER && mail(id).isEmpty();
            if (!row.completed() && !waits) {
                return false;
            }
        }
        return true;
    }
}
