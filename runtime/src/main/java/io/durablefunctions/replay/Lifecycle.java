package io.durablefunctions.replay;

import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the events of a run say about the instance as a whole. Not thread-safe. */
public final class Lifecycle {

    private @Nullable String suspended;
    private @Nullable String terminated;
    private @Nullable String blocked;
    private @Nullable Payload progress;
    private int takeOversWithoutProgress;

    /** What it will say after these events too; this one stays as it is. */
    public Lifecycle after(List<Event> more) {
        Lifecycle after = new Lifecycle();
        after.suspended = suspended;
        after.terminated = terminated;
        after.blocked = blocked;
        after.progress = progress;
        after.takeOversWithoutProgress = takeOversWithoutProgress;
        more.forEach(after::apply);
        return after;
    }

    /** Takes account of one more event. */
    public void apply(Event event) {
        if (event instanceof Event.TakenOver) {
            takeOversWithoutProgress++;
            return;
        }
        takeOversWithoutProgress = 0;
        blocked = null;
        if (event instanceof Event.Suspended it) {
            suspended = it.reason();
        } else if (event instanceof Event.Resumed) {
            suspended = null;
        } else if (event instanceof Event.Terminated it) {
            terminated = it.reason();
        } else if (event instanceof Event.Blocked it) {
            blocked = it.reason();
        } else if (event instanceof Event.ProgressSet it) {
            progress = it.progress();
        }
    }

    /** Why it holds still; null if it does not. */
    public @Nullable String suspended() {
        return suspended;
    }

    /** Why it is to end; null if it is not. */
    public @Nullable String terminated() {
        return terminated;
    }

    /** Why it cannot go on; null if it can, or may be able to by now. */
    public @Nullable String blocked() {
        return blocked;
    }

    /** What it told last; null for nothing. */
    public @Nullable Payload progress() {
        return progress;
    }

    /** How often hosts have died with it since it last got anywhere. */
    public int takeOversWithoutProgress() {
        return takeOversWithoutProgress;
    }
}
