package io.durablefunctions.engine;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import io.durablefunctions.replay.Lifecycle;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends an instance that nobody runs, whatever its orchestrator: one that sleeps, is set aside, cannot be read, or was left by a host that died.
 * One that is run ends when its host reads its mail.
 */
final class Termination {

    private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

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

    /** Ends an instance that cannot be read, and has been claimed, if its mail tells it to end; whether it does. */
    boolean endIfTold(ClaimedInstance claimed) {
        for (ReceivedMessage mail : claimed.mail()) {
            try {
                if (stored.message(mail.payload()) instanceof Event.Terminated told) {
                    store.write(List.of(ending(claimed, told.reason())), lease);
                    return true;
                }
            } catch (InvalidPayloadException unreadable) {
                LOG.debug("A message to {} cannot be read", claimed.instance().instanceId(), unreadable);
            }
        }
        return false;
    }

    private Commit ending(ClaimedInstance claimed, String reason) {
        try {
            return readable(claimed, reason);
        } catch (InvalidPayloadException unreadable) {
            LOG.warn(
                    "What is stored of {} cannot be read. It is terminated, and keeps what can be read of its start: {}",
                    claimed.instance().instanceId(),
                    unreadable.getMessage());
            return unreadable(claimed, reason);
        }
    }

    private Commit readable(ClaimedInstance claimed, String reason) {
        DurableStateDto state = Statuses.state(claimed.instance(), stored);
        Lifecycle life = new Lifecycle();
        List<String> rows = new ArrayList<>();
        state.history().forEach(life::apply);
        rows.add(stored.ofEvents(state.history()));
        for (HistoryRow row : claimed.instance().journal()) {
            stored.events(row.events()).forEach(life::apply);
            rows.add(row.events());
        }
        List<String> consumed = new ArrayList<>();
        for (ReceivedMessage mail : claimed.mail()) {
            Event news = stored.message(mail.payload());
            life.apply(news);
            rows.add(stored.ofEvents(List.of(news)));
            consumed.add(mail.messageId());
        }
        DurableStateDto ended = Endings.terminated(state, reason, life);
        return commit(claimed, ended, consumed, new TurnWrite.Then.Complete(stored.ofState(ended, rows), false));
    }

    /** Its journal stays for whoever can read it; its mail is left to the sweep. */
    private Commit unreadable(ClaimedInstance claimed, String reason) {
        DurableStateDto start = stored.start(claimed.instance().stateJson());
        DurableStateDto ended =
                Endings.terminated(start, reason, new Lifecycle()).withHistory(List.of(), true);
        return commit(claimed, ended, List.of(), new TurnWrite.Then.Complete(stored.ofState(ended), true));
    }

    private Commit commit(
            ClaimedInstance claimed, DurableStateDto ended, List<String> consumed, TurnWrite.Then.Complete then) {
        String id = claimed.instance().instanceId();
        List<Message> messages = new ArrayList<>();
        ParentRef parent = ended.parent();
        if (parent != null) {
            messages.add(new Message(
                    parent.instanceId(),
                    Endings.answerId(parent),
                    stored.ofMessage(Endings.answerTo(parent, id, ended)),
                    false));
        }
        return new Commit(new TurnWrite(id, claimed.instance().version(), null, consumed, then), List.of(), messages);
    }
}
