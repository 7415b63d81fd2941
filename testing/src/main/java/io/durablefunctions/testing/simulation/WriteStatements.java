package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.testing.simulation.database.Change;
import io.durablefunctions.testing.simulation.database.Database;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.Insert;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.JournalRow;
import io.durablefunctions.testing.simulation.database.Letter;
import io.durablefunctions.testing.simulation.database.MailStatements;
import io.durablefunctions.testing.simulation.database.Statement;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of one batch, in their order: change, fold, append, check, consume, start, send. */
final class WriteStatements {

    private final WritePlan plan;
    private final boolean consumes;
    private final Change<String, InstanceRow> change;
    private final Change<JournalRow.Key, JournalRow> fold;
    private final Insert<JournalRow.Key, JournalRow> append;
    private final Statement<List<String>> check;
    private final Change<Letter.Key, Letter> consume;
    private final Change<Letter.Key, Letter> dropInbox;
    private final Insert<String, InstanceRow> start;
    private final Insert<Letter.Key, Letter> send;

    /** @param guarded whether each statement fails if it comes up short */
    WriteStatements(Database database, WritePlan plan, boolean guarded, @Nullable String host) {
        this.plan = plan;
        this.consumes = !database.has(Flaw.CONSUME_IN_ANOTHER_TRANSACTION);
        this.change = TurnStatements.change(plan.changes, guarded);
        this.fold = TurnStatements.fold(plan.folded);
        boolean meets = !guarded || database.has(Flaw.CHECK_INSIDE_INSERT);
        this.append = TurnStatements.append(plan.appends, meets);
        this.check = guarded ? TurnStatements.checkAll(plan.checks, host) : TurnStatements.check(plan.checks, host);
        this.consume = MailStatements.consume(plan.consumed, guarded);
        this.dropInbox =
                MailStatements.removeAll(database.has(Flaw.CONTINUE_AS_NEW_DROPS_INBOX) ? plan.renewed : List.of());
        this.start = TurnStatements.start(plan.starts);
        this.send = MailStatements.send(plan.sent);
    }

    List<Statement<?>> all() {
        List<Statement<?>> all = new ArrayList<>();
        if (!plan.changes.isEmpty()) {
            all.add(change);
        }
        if (!plan.folded.isEmpty()) {
            all.add(fold);
        }
        if (!plan.appends.isEmpty()) {
            all.add(append);
        }
        if (!plan.checks.isEmpty()) {
            all.add(check);
        }
        if (!plan.consumed.isEmpty() && consumes) {
            all.add(consume);
        }
        if (!plan.renewed.isEmpty()) {
            all.add(dropInbox);
        }
        if (!plan.starts.isEmpty()) {
            all.add(start);
        }
        if (!plan.sent.isEmpty()) {
            all.add(send);
        }
        return all;
    }

    /** The instances of which a statement came up short; empty if all is well. */
    Set<String> losers() {
        Set<String> losers = new HashSet<>();
        Set<String> changed = new HashSet<>();
        change.answer().forEach(row -> changed.add(row.id()));
        plan.changes.stream()
                .map(TurnWrite::instanceId)
                .filter(id -> !changed.contains(id))
                .forEach(losers::add);
        Set<String> appended = new HashSet<>();
        append.keys().forEach(key -> appended.add(key.instanceId()));
        plan.appends.stream()
                .map(TurnStatements.Append::instanceId)
                .filter(id -> !appended.contains(id))
                .forEach(losers::add);
        Set<String> checked = plan.checks.isEmpty() ? Set.of() : new HashSet<>(check.answer());
        plan.checks.stream()
                .map(TurnWrite::instanceId)
                .filter(id -> !checked.contains(id))
                .forEach(losers::add);
        if (consumes) {
            Set<Letter.Key> consumed = new HashSet<>();
            consume.answer().forEach(letter -> consumed.add(new Letter.Key(letter.receiver(), letter.messageId())));
            plan.consumed.stream()
                    .filter(key -> !consumed.contains(key))
                    .map(Letter.Key::receiver)
                    .forEach(losers::add);
        }
        return losers;
    }

    /** The instances that were started. */
    List<InstanceRow> started() {
        return start.answer();
    }

    /** The messages that were sent. */
    List<Letter.Key> delivered() {
        return send.keys();
    }
}
