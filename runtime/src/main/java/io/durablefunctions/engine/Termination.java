package io.durablefunctions.engine;

import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import io.durablefunctions.replay.History;
import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Ends an instance that nobody runs, whatever its orchestrator: one that sleeps, is set aside, or was left by a host that died. One that is
 * run ends when its host reads its mail.
 */
final class Termination {

    private final StateStore store;
    private final StoredForm stored;
    private final String claimant;
    private final Duration lease;

    Termination(StateStore store, StoredForm stored, String claimant, Duration lease) {
        this.store = store;
        this.stored = stored;
        this.claimant = claimant;
        this.lease = lease;
    }

    void end(String instanceId, String reason) {
        String fence = stored.ofEvents(List.of(new Event.TakenOver(claimant)));
        store.claimById(instanceId, new ClaimRequest(claimant, Set.of(), 1, lease, fence))
                .ifPresent(claimed -> store.write(List.of(ending(claimed, reason)), lease));
    }

    private Commit ending(ClaimedInstance claimed, String reason) {
        String id = claimed.instance().instanceId();
        DurableStateDto state = stored.state(claimed.instance().stateJson());
        History history = History.of(state);
        List<String> rows = new ArrayList<>();
        rows.add(stored.ofEvents(state.history()));
        for (HistoryRow row : claimed.instance().journal()) {
            history.addRow(stored.events(row.events()));
            rows.add(row.events());
        }
        List<String> consumed = new ArrayList<>();
        for (ReceivedMessage mail : claimed.mail()) {
            Event news = stored.message(mail.payload());
            history.addNews(List.of(news));
            rows.add(stored.ofEvents(List.of(news)));
            consumed.add(mail.messageId());
        }
        DurableStateDto ended = Endings.terminated(state, reason, history.lifecycle());
        List<Message> messages = new ArrayList<>();
        ParentRef parent = ended.parent();
        if (parent != null) {
            messages.add(new Message(
                    parent.instanceId(),
                    Endings.answerId(parent),
                    stored.ofMessage(Endings.answerTo(parent, id, ended)),
                    false));
        }
        return new Commit(
                new TurnWrite(
                        id,
                        claimed.instance().version(),
                        null,
                        consumed,
                        new TurnWrite.Then.Complete(stored.ofState(ended, rows), false)),
                List.of(),
                messages);
    }
}
