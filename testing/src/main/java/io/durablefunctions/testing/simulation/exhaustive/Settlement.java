package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Change;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.Insert;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import java.util.List;

/** Finds out what became of a COMMIT without an answer, by writing the same again and taking it back; one row decides. */
final class Settlement {

    private final Host host;
    private final Turn turn;

    Settlement(Host host, Turn turn) {
        this.host = host;
        this.turn = turn;
    }

    void settle(Runnable ifDurable, Runnable ifNot) {
        if (turn.appends()) {
            if (host.world.database.has(Flaw.UNKNOWN_COMMIT_SETTLED_BY_READING)) {
                mine(false, ifDurable, ifNot);
            } else {
                append(ifDurable, ifNot);
            }
        } else {
            ended(ifDurable, ifNot);
        }
    }

    private void append(Runnable ifDurable, Runnable ifNot) {
        Insert<?, ?> again = TurnStatements.append(turn.rows(), true);
        host.within(host.look("settle " + turn), List.of(again), outcome -> {
            if (outcome == Outcome.DONE) {
                mine(!again.answer().isEmpty(), ifDurable, ifNot);
            } else {
                append(ifDurable, ifNot);
            }
        });
    }

    private void mine(boolean inserted, Runnable ifDurable, Runnable ifNot) {
        var mine = TurnStatements.mine(turn.rows());
        String text = "settle " + turn + ", whose is it, " + (inserted ? "inserted" : "met");
        host.rollBack(host.look(text), List.of(mine), outcome -> {
            if (outcome != Outcome.DONE) {
                settle(ifDurable, ifNot);
                return;
            }
            (mine.answer().isEmpty() || inserted ? ifNot : ifDurable).run();
        });
    }

    /** Locks the row, which waits for the old back end. */
    private void ended(Runnable ifDurable, Runnable ifNot) {
        Change<String, InstanceRow> lock = TurnStatements.lock(turn.write().instanceId());
        var read = TurnStatements.rows(List.of(turn.write().instanceId()));
        boolean reads = host.world.database.has(Flaw.UNKNOWN_COMMIT_SETTLED_BY_READING);
        host.rollBack(host.look("settle " + turn), List.of(reads ? read : lock), outcome -> {
            if (outcome != Outcome.DONE) {
                ended(ifDurable, ifNot);
                return;
            }
            List<InstanceRow> rows = reads ? List.copyOf(read.answer().values()) : lock.answer();
            boolean isDurable = rows.stream()
                    .anyMatch(row ->
                            row.completed() && row.version() == turn.write().version() + 1);
            (isDurable ? ifDurable : ifNot).run();
        });
    }
}
