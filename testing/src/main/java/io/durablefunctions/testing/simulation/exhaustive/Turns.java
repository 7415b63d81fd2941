package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.testing.simulation.database.Micros;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes turns: what a host writes next, by what it has loaded. */
final class Turns {

    private final World world;
    private final String host;

    Turns(World world, String host) {
        this.world = world;
        this.host = host;
    }

    Turn next(Lease lease) {
        String step = world.program.script(lease.id).next(lease.history);
        return switch (step.charAt(0)) {
            case 'a' -> {
                world.starts(step, lease);
                yield turn(lease, new Then.Keep(), step, null, null);
            }
            case 'm' ->
                lease.mail.isEmpty()
                        ? sleep(lease, null)
                        : turn(lease, new Then.Keep(), lease.mail.get(0), lease.mail.get(0), null);
            case 's' -> turn(lease, new Then.Keep(), step, null, message(step));
            case 't' -> timer(lease);
            case 'n' -> turn(lease, new Then.ContinueAsNew(stateWith(lease, step), lease.last), step, null, null);
            case 'k' -> turn(lease, new Then.Complete(lease.state, true), step, null, null);
            default -> turn(lease, new Then.Complete(stateWith(lease, step), false), step, null, null);
        };
    }

    private Turn timer(Lease lease) {
        String event = lease.history.isEmpty() ? "" : lease.history.get(lease.history.size() - 1);
        if (!event.startsWith("t")) {
            long due = world.now() + World.TICK;
            return turn(lease, new Then.Release(Micros.instant(due)), "t" + due, null, null);
        }
        long due = Long.parseLong(event.substring(1));
        return world.now() < due ? sleep(lease, due) : turn(lease, new Then.Keep(), Script.FIRED, null, null);
    }

    private Turn sleep(Lease lease, @Nullable Long due) {
        Then release = new Then.Release(due == null ? null : Micros.instant(due));
        return new Turn(world, host, new TurnWrite(lease.id, lease.version, null, List.of(), release), null, null);
    }

    private Turn turn(Lease lease, Then then, String event, @Nullable String consumed, @Nullable Message message) {
        HistoryRow row = new HistoryRow(lease.last + 1, Rows.event(event, lease.version));
        List<String> ids = consumed == null ? List.of() : List.of(consumed);
        return new Turn(world, host, new TurnWrite(lease.id, lease.version, row, ids, then), event, message);
    }

    private static Message message(String step) {
        String[] parts = step.split(":", -1);
        return new Message(parts[1], parts[2], "", false);
    }

    private static String stateWith(Lease lease, String event) {
        List<String> history = new ArrayList<>(lease.history);
        history.add(event);
        return Rows.state(history);
    }
}
