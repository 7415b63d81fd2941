package io.durablefunctions.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All effects of one turn, or of one call from outside: written as a whole or not at all.
 *
 * @param turn what changes of the instance that took the turn; null for a call from outside
 * @param starts instances to insert; one whose id exists is left as it is and reported
 * @param messages messages to send; one whose receiver is absent or has ended is not sent and reported
 */
public record Commit(@Nullable TurnWrite turn, List<NewInstance> starts, List<Message> messages) {

    public Commit {
        starts = List.copyOf(starts);
        messages = List.copyOf(messages);
        if (turn == null && starts.isEmpty() && messages.isEmpty()) {
            throw new IllegalArgumentException("A commit must write something.");
        }
    }

    /** A turn and nothing else. */
    public static Commit of(TurnWrite turn) {
        return new Commit(turn, List.of(), List.of());
    }

    /** A start from outside. */
    public static Commit of(NewInstance start) {
        return new Commit(null, List.of(start), List.of());
    }

    /** A message from outside. */
    public static Commit of(Message message) {
        return new Commit(null, List.of(), List.of(message));
    }

    /** The instance whose order this commit has to keep: the one that took the turn, is started, or receives. */
    public String instanceId() {
        if (turn != null) {
            return turn.instanceId();
        }
        return starts.isEmpty() ? messages.get(0).receiver() : starts.get(0).instanceId();
    }
}
