package io.durablefunctions.testing.sequences;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The answer to one commit in words, and what it teaches about the instances. */
final class WriteAnswer {

    private WriteAnswer() {}

    static String of(Run run, Commit commit, Written written) {
        if (written instanceof Written.Failed failed) {
            return "failed with " + failed.cause().getClass().getSimpleName();
        }
        if (!(written instanceof Written.Durable durable)) {
            return "lease lost";
        }
        List<String> words = new ArrayList<>(List.of("durable"));
        TurnWrite turn = commit.turn();
        if (turn != null) {
            words.add(run.version(turn.instanceId(), durable.version()));
            Known known = run.known(turn.instanceId());
            if (known != null) {
                learn(known, turn);
            }
        } else if (durable.version() != 0) {
            words.add("with a version and no turn");
        }
        for (int i = 0; i < durable.starts().size(); i++) {
            words.add(started(run, commit.starts().get(i), durable.starts().get(i)));
        }
        if (!durable.undelivered().isEmpty()) {
            words.add("undelivered " + new TreeSet<>(durable.undelivered()));
        }
        commit.messages().stream()
                .filter(message -> !durable.undelivered().contains(message.messageId()))
                .forEach(message -> delivered(run, message));
        return String.join(" ", words);
    }

    private static String started(Run run, NewInstance start, StartResult result) {
        if (result instanceof StartResult.Created created) {
            return run.created(start.instanceId(), created.version())
                    ? "created"
                    : "created with a version it had before";
        }
        StartResult.Exists exists = (StartResult.Exists) result;
        return "exists(" + run.plain(exists.functionName()) + " " + exists.stateJson()
                + (exists.completed() ? " ended" : "") + ")";
    }

    private static void delivered(Run run, Message message) {
        Known receiver = run.known(message.receiver());
        if (receiver != null && !receiver.waiting.contains(message.messageId())) {
            receiver.waiting.add(message.messageId());
        }
    }

    /** What is true after a turn that was written. */
    static void learn(Known known, TurnWrite turn) {
        known.waiting.removeAll(turn.consumed());
        if (turn.row() != null) {
            known.lastSeq = turn.row().seq();
        }
        if (turn.then() instanceof Then.ContinueAsNew anew) {
            known.base = anew.base();
            known.lastSeq = anew.base();
        }
        known.version += turn.raisesVersion() ? 1 : 0;
        known.ended |= turn.then() instanceof Then.Complete;
    }
}
