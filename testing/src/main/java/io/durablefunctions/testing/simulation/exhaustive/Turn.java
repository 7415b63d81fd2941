package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.store.Message;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.testing.simulation.database.Change;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.Insert;
import io.durablefunctions.testing.simulation.database.Letter;
import io.durablefunctions.testing.simulation.database.MailStatements;
import io.durablefunctions.testing.simulation.database.Read;
import io.durablefunctions.testing.simulation.database.Statement;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A turn to write.
 *
 * @param event what happened in it; null for nothing
 * @param message what it sends; null for nothing
 */
record Turn(
        World world,
        String host,
        TurnWrite write,
        @Nullable String event,
        @Nullable Message message) {

    /** Statements, and whether none of them came up short. */
    record Statements(List<Statement<?>> statements, BooleanSupplier complete) {}

    /** Whether a row tells whether it is durable, and it may be sent together with its COMMIT. */
    boolean fitsOneRoundTrip() {
        boolean isCounted =
                world.database.has(Flaw.CHECK_INSIDE_INSERT); // then nothing fails, and the rows are counted
        return message == null && isDecidedByARow() && !isCounted;
    }

    boolean isDecidedByARow() {
        return appends() || ends();
    }

    boolean ends() {
        return write.then() instanceof Then.Complete;
    }

    boolean releases() {
        return write.then() instanceof Then.Release;
    }

    boolean appends() {
        return write.row() != null && !write.foldsJournal();
    }

    List<TurnStatements.Append> rows() {
        var row = java.util.Objects.requireNonNull(write.row());
        return List.of(new TurnStatements.Append(write.instanceId(), row.seq(), write.version(), row.events()));
    }

    private List<Letter.Key> consumed() {
        return write.consumed().stream()
                .map(id -> new Letter.Key(write.instanceId(), id))
                .toList();
    }

    /** All that is sent with its COMMIT: each statement fails if it comes up short. */
    List<Statement<?>> atOnce() {
        return statements(true).statements();
    }

    /** All that is sent before its COMMIT. */
    Statements stepByStep() {
        return statements(false);
    }

    /** In this order: change, fold, append, check, consume, send. */
    private Statements statements(boolean guarded) {
        List<Statement<?>> all = new ArrayList<>();
        List<BooleanSupplier> complete = new ArrayList<>();
        List<TurnWrite> turns = List.of(write);
        if (write.raisesVersion()) {
            Change<?, ?> change = TurnStatements.change(turns, guarded);
            all.add(change);
            complete.add(() -> change.answer().size() == 1);
        }
        if (write.foldsJournal()) {
            all.add(TurnStatements.fold(List.of(write.instanceId())));
        }
        if (appends()) {
            Insert<?, ?> append = TurnStatements.append(rows(), !guarded);
            all.add(append);
            complete.add(() -> append.answer().size() == 1);
        }
        if (!write.raisesVersion()) {
            check(guarded, turns, all, complete);
        }
        mail(guarded, all, complete);
        return new Statements(all, () -> complete.stream().allMatch(BooleanSupplier::getAsBoolean));
    }

    private void check(boolean guarded, List<TurnWrite> turns, List<Statement<?>> all, List<BooleanSupplier> complete) {
        if (guarded) {
            all.add(TurnStatements.checkAll(turns, host));
        } else {
            Read<List<String>> check = TurnStatements.check(turns, host);
            all.add(check);
            complete.add(() -> check.answer().size() == 1);
        }
    }

    private void mail(boolean guarded, List<Statement<?>> all, List<BooleanSupplier> complete) {
        if (!consumed().isEmpty() && !world.database.has(Flaw.CONSUME_IN_ANOTHER_TRANSACTION)) {
            Change<?, ?> consume = MailStatements.consume(consumed(), guarded);
            all.add(consume);
            complete.add(() -> consume.answer().size() == consumed().size());
        }
        if (write.then() instanceof Then.ContinueAsNew && world.database.has(Flaw.CONTINUE_AS_NEW_DROPS_INBOX)) {
            all.add(MailStatements.removeAll(List.of(write.instanceId())));
        }
        if (message != null) {
            all.add(MailStatements.send(List.of(message)));
        }
    }

    /** What is left to delete if it is deleted in a transaction of its own. */
    List<Letter.Key> consumedApart() {
        return world.database.has(Flaw.CONSUME_IN_ANOTHER_TRANSACTION) ? consumed() : List.of();
    }

    @Override
    public String toString() {
        String what = event == null ? "" : " " + event;
        return write.then().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + " " + write.instanceId()
                + "@" + write.version() + what
                + (write.row() == null ? "" : " as row " + write.row().seq());
    }
}
