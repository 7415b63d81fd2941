package io.durablefunctions.replay;

import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.ActivityAttemptFailed;
import io.durablefunctions.journal.Event.ActivityCompleted;
import io.durablefunctions.journal.Event.ActivityFailed;
import io.durablefunctions.journal.Event.ActivityScheduled;
import io.durablefunctions.journal.Event.ChildCompleted;
import io.durablefunctions.journal.Event.ChildFailed;
import io.durablefunctions.journal.Event.ChildScheduled;
import io.durablefunctions.journal.Event.DetachedStarted;
import io.durablefunctions.journal.Event.EventSent;
import io.durablefunctions.journal.Event.TimerStarted;

/** The steps of a history in a reader's words. */
final class Steps {

    private Steps() {}

    static String activity(String name) {
        return "activity " + name;
    }

    static String child(String name) {
        return "child " + name;
    }

    static String detached(String name) {
        return "detached start of " + name;
    }

    static String event(String name) {
        return "event " + name + " for another orchestration";
    }

    static String describe(Event event) {
        if (event instanceof ActivityScheduled it) {
            return activity(it.name());
        }
        if (event instanceof ChildScheduled it) {
            return child(it.name());
        }
        if (event instanceof DetachedStarted it) {
            return detached(it.name());
        }
        if (event instanceof EventSent it) {
            return event(it.event());
        }
        if (event instanceof TimerStarted) {
            return "timer";
        }
        if (event instanceof Event.ProgressSet) {
            return "progress";
        }
        if (event instanceof ActivityCompleted
                || event instanceof ActivityFailed
                || event instanceof ActivityAttemptFailed) {
            return "an activity's result";
        }
        if (event instanceof ChildCompleted || event instanceof ChildFailed) {
            return "a child's result";
        }
        return event.getClass().getSimpleName();
    }
}
