package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.testing.simulation.database.Letter;
import io.durablefunctions.testing.simulation.database.TurnStatements.Append;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of a batch of commits by the statement that writes them, in the order of their keys. */
final class WritePlan {

    final List<TurnWrite> changes = new ArrayList<>();
    final List<String> folded = new ArrayList<>();
    final List<Append> appends = new ArrayList<>();
    final List<TurnWrite> checks = new ArrayList<>();
    final List<Letter.Key> consumed = new ArrayList<>();
    final List<String> renewed = new ArrayList<>();
    final List<NewInstance> starts = new ArrayList<>();
    final List<Message> sent = new ArrayList<>();
    private boolean others;

    WritePlan(List<Commit> batch) {
        for (Commit commit : batch) {
            if (commit.turn() != null) {
                add(commit.turn());
            } else {
                others = true;
            }
            starts.addAll(commit.starts());
            sent.addAll(commit.messages());
        }
        changes.sort(Comparator.comparing(TurnWrite::instanceId));
        folded.sort(Comparator.naturalOrder());
        appends.sort(Comparator.comparing(Append::instanceId));
        checks.sort(Comparator.comparing(TurnWrite::instanceId));
        consumed.sort(Comparator.naturalOrder());
        starts.sort(Comparator.comparing(NewInstance::instanceId));
        sent.sort(Comparator.comparing(Message::receiver).thenComparing(Message::messageId));
    }

    private void add(TurnWrite turn) {
        (turn.raisesVersion() ? changes : checks).add(turn);
        if (turn.then() instanceof Then.ContinueAsNew) {
            renewed.add(turn.instanceId());
        }
        if (turn.foldsJournal()) {
            folded.add(turn.instanceId());
        } else if (turn.row() != null) {
            appends.add(new Append(
                    turn.instanceId(),
                    turn.row().seq(),
                    turn.version(),
                    turn.row().events()));
        }
        turn.consumed().forEach(message -> consumed.add(new Letter.Key(turn.instanceId(), message)));
    }

    boolean fitsOneRoundTrip() {
        return sent.isEmpty() && (isDecidedByTurns() || !starts.isEmpty());
    }

    /** Whether there are commits without a turn, of which no row of an instance that is leased tells. */
    boolean hasOthersThanTurns() {
        return others;
    }

    /** Whether some row tells whether the whole of it is durable. */
    boolean isDecidedByTurns() {
        return !appends.isEmpty() || changes.stream().anyMatch(turn -> turn.then() instanceof Then.Complete);
    }
}
