package io.durablefunctions;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one orchestration, one event after the other. An await moves it on until its result is there. Execution
 * environments implement it, users never need it.
 */
public abstract class Timeline {

    private static final ThreadLocal<@Nullable Timeline> CURRENT = new ThreadLocal<>();

    /** For execution environments. */
    protected Timeline() {}

    /** The timeline of the orchestration that runs on this thread, for futures that have none of their own; else null. */
    public static @Nullable Timeline current() {
        return CURRENT.get();
    }

    /** Makes {@code timeline} the one of this thread; null for none. */
    public static void setCurrent(@Nullable Timeline timeline) {
        if (timeline == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(timeline);
        }
    }

    /**
     * Called before each use.
     *
     * @throws IllegalStateException on a thread that is not the orchestration's
     */
    public abstract void enter();

    /** Delivers the next event, or, if there is none, ends the turn by throwing an {@link Error}. */
    public abstract void moveOn();

    /** Starts a durable timer for {@link DurableFuture#await(Duration)}. */
    public abstract DurableOperation<?> timer(Duration delay);
}
