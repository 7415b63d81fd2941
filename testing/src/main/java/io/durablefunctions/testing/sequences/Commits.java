package io.durablefunctions.testing.sequences;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The commits of one write, with the versions, row numbers and messages that are current when each of them comes to be written. */
final class Commits {

    private final Run run;
    private final Map<String, Known> expected;

    Commits(Run run) {
        this.run = run;
        this.expected = run.expectations();
    }

    List<Commit> of(List<PlannedCommit> planned) {
        return planned.stream().map(this::commit).toList();
    }

    private Commit commit(PlannedCommit planned) {
        PlannedCommit.Turn turn = planned.turn();
        TurnWrite write = turn == null ? null : turn(turn);
        if (turn != null && write != null && isExpectedToBeWritten(planned, turn, write)) {
            WriteAnswer.learn(Objects.requireNonNull(expected.get(write.instanceId())), write);
        }
        return new Commit(
                write,
                planned.starts().stream().map(this::start).toList(),
                planned.messages().stream().map(this::message).toList());
    }

    /** Later turns of the same write count on from this one only if it is: no turn leaves a gap before its row. */
    private boolean isExpectedToBeWritten(PlannedCommit planned, PlannedCommit.Turn turn, TurnWrite write) {
        Known known = expected.get(write.instanceId());
        return known != null
                && !known.ended
                && turn.off() == 0
                && turn.odd() == PlannedCommit.Odd.NOTHING
                && (write.row() == null || write.foldsJournal() || write.row().seq() > known.lastSeq)
                && planned.starts().stream().noneMatch(PlannedCommit.Start::tooLong);
    }

    /** As a store that keeps JSON as JSON would print it, so that it comes back to the letter from any store. */
    static String state(long base, String says) {
        return "{\"base\": " + base + ", \"says\": \"" + says + "\"}";
    }

    private NewInstance start(PlannedCommit.Start start) {
        Duration hours = Duration.ofHours(start.hours());
        return new NewInstance(
                start.tooLong() ? run.tooLong() : run.id(start.instance()),
                run.function(start.function()),
                state(0, "begun"),
                hours,
                start.host() < 0 ? null : run.host(start.host()),
                hours);
    }

    private Message message(PlannedCommit.Mail mail) {
        return new Message(run.id(mail.receiver()), mail.id(), "\"" + mail.id() + "\"", mail.receiverIsHere());
    }

    private TurnWrite turn(PlannedCommit.Turn turn) {
        String id = run.id(turn.instance());
        Known known = expected.get(id);
        long version = known == null ? 1 : known.version + turn.off();
        boolean again = turn.row() == PlannedCommit.Row.AGAIN && known != null && known.hasRows();
        long seq = known == null ? 1 : known.lastSeq + (again ? 0 : 1);
        HistoryRow row = turn.row() == PlannedCommit.Row.NONE ? null : new HistoryRow(seq, "[" + seq + "]");
        long last = row == null && known != null ? known.lastSeq : seq;
        return new TurnWrite(id, version, row, consumed(turn, known), then(turn, last));
    }

    private static List<String> consumed(PlannedCommit.Turn turn, @Nullable Known known) {
        List<String> waiting = known == null ? List.of() : known.waiting;
        List<String> consumed = new ArrayList<>(waiting.subList(0, Math.min(turn.consumed(), waiting.size())));
        switch (turn.odd()) {
            case MISSING -> consumed.add("missing");
            case TWICE -> consumed.add(consumed.isEmpty() ? "missing" : consumed.get(0));
            case NOTHING -> {}
        }
        return consumed;
    }

    private TurnWrite.Then then(PlannedCommit.Turn turn, long last) {
        return switch (turn.then()) {
            case KEEP -> new TurnWrite.Then.Keep();
            case SLEEP -> new TurnWrite.Then.Release(null);
            case RELEASE -> new TurnWrite.Then.Release(due(turn.hours()));
            case END -> new TurnWrite.Then.Complete(state(last, "ended"), false);
            case END_KEEPING_JOURNAL -> new TurnWrite.Then.Complete(state(0, "long"), true);
            case CONTINUE_AS_NEW -> new TurnWrite.Then.ContinueAsNew(state(last, "anew"), last);
            case QUARANTINE -> new TurnWrite.Then.Quarantine();
        };
    }

    private Instant due(long hours) {
        return hours < -100_000 ? Instant.MAX : run.hoursAgo(hours);
    }
}
