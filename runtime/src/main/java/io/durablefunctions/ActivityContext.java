package io.durablefunctions;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** What an activity may know of the call it serves: {@code ActivityContext.current()} on the thread that was given the call. */
public abstract class ActivityContext {

    private static final ThreadLocal<@Nullable ActivityContext> CURRENT = new ThreadLocal<>();

    /** For execution environments and tests. */
    protected ActivityContext() {}

    /**
     * The context of the call that this thread serves.
     *
     * @throws IllegalStateException on a thread that serves none
     */
    public static ActivityContext current() {
        ActivityContext current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException(
                    "This thread serves no activity call. Ask for ActivityContext.current() on the"
                            + " thread on which the activity was called.");
        }
        return current;
    }

    /** Runs a call with this context as the current one. For execution environments and tests. */
    public final <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
        ActivityContext before = CURRENT.get();
        CURRENT.set(this);
        try {
            return body.call();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** The id of the instance that called. */
    public abstract String instanceId();

    /** The activity's name, such as {@code Mail.send}. */
    public abstract String activityName();

    /** The same on every attempt of this call, and never on another call: give it to services that refuse duplicates. */
    public abstract String idempotencyKey();

    /** Which attempt this is, from 1. Attempts that a killed host did not finish are not counted. */
    public abstract int attempt();

    /** Whether the result is no longer wanted: the time is up, or this host lost or gave up the instance. Worth a look in loops. */
    public abstract boolean isCancelled();

    /** A logger named for the activity. */
    public abstract Logger logger();
}
