package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch of commits, by the statement that writes them, each list in the order of its keys: batches that meet lock
 * rows in the same order. A batch has at most one turn an instance.
 */
final class FlushPlan {

    /** Above this many starts the answers are read before the next statement is sent. */
    static final int STARTS_TOGETHER = 500;

    /**
     * Batches of more text are not begun, in characters; a single commit may have more. The driver would refuse a statement of a gigabyte, and
     * first have the server commit those in front of it, where they are sent together with their COMMIT.
     */
    static final long MOST_TEXT = 64L << 20;

    final List<TurnWrite> changes = new ArrayList<>();
    final List<String> folded = new ArrayList<>();
    final List<TurnWrite> appends = new ArrayList<>();
    final List<TurnWrite> checks = new ArrayList<>();
    final List<Consumed> consumed = new ArrayList<>();
    final List<Start> starts = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    private boolean others;
    private long text;

    /** A message to take out of an inbox. */
    record Consumed(String instanceId, String messageId) {}

    /** A start, with the numbers of its commit in the batch and of itself in the commit. */
    record Start(int commit, int number, NewInstance instance) {}

    /** A message, with the number of its commit in the batch. */
    record Sent(int commit, Message message) {}

    FlushPlan(List<Commit> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Commit commit = batch.get(i);
            text += text(commit);
            if (commit.turn() != null) {
                add(commit.turn());
            } else {
                others = true;
            }
            for (int n = 0; n < commit.starts().size(); n++) {
                starts.add(new Start(i, n, commit.starts().get(n)));
            }
            for (Message message : commit.messages()) {
                sent.add(new Sent(i, message));
            }
        }
        sort();
    }

    /** How long the texts of a commit are, in characters, without ids. */
    static long text(Commit commit) {
        TurnWrite turn = commit.turn();
        long text = turn == null
                ? 0
                : length(Rows.state(turn.then()))
                        + length(turn.row() == null ? null : turn.row().events());
        for (NewInstance start : commit.starts()) {
            text += length(start.stateJson());
        }
        for (Message message : commit.messages()) {
            text += length(message.payload());
        }
        return text;
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private void add(TurnWrite turn) {
        (turn.raisesVersion() ? changes : checks).add(turn);
        if (turn.foldsJournal()) {
            folded.add(turn.instanceId());
        } else if (turn.row() != null) {
            appends.add(turn);
        }
        for (String messageId : turn.consumed()) {
            consumed.add(new Consumed(turn.instanceId(), messageId));
        }
    }

    /** The sorts are stable: of two starts of one id the first one in the batch is inserted. */
    private void sort() {
        changes.sort(Comparator.comparing(TurnWrite::instanceId));
        folded.sort(Comparator.naturalOrder());
        appends.sort(Comparator.comparing(TurnWrite::instanceId));
        checks.sort(Comparator.comparing(TurnWrite::instanceId));
        consumed.sort(Comparator.comparing(Consumed::instanceId).thenComparing(Consumed::messageId));
        starts.sort(Comparator.comparing(start -> start.instance().instanceId()));
        sent.sort(Comparator.<Sent, String>comparing(sent -> sent.message().receiver())
                .thenComparing(sent -> sent.message().messageId()));
    }

    /**
     * Whether it may be sent together with its COMMIT: what became of it must be to be found out without any answer, and of messages it is
     * not; the server must not be answering while it is still being told; and the driver must not refuse a part of it.
     */
    boolean fitsOneRoundTrip() {
        return sent.isEmpty()
                && text <= MOST_TEXT
                && starts.size() <= STARTS_TOGETHER
                && (isDecidedByTurns() || !starts.isEmpty());
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
