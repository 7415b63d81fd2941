package io.durablefunctions;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One instance, from outside. Holds nothing but the id; any process may have one. Safe for use by several threads.
 *
 * @param <R> what the orchestration returns
 */
public interface OrchestrationHandle<R extends @Nullable Object> {

    /** The id of the instance. */
    String instanceId();

    /**
     * Waits until the instance has ended, but no longer than this, and returns its result.
     *
     * @throws DurableTimeoutException if it has not ended by then; it goes on
     * @throws OrchestrationFailedException if it failed; an exception that the contract names in {@code throws} is thrown itself
     * @throws OrchestrationTerminatedException if it was terminated
     * @throws InstanceNotFoundException if there is no such instance
     */
    R await(Duration timeout);

    /**
     * Where it stands.
     *
     * @throws InstanceNotFoundException if there is no such instance
     */
    OrchestrationStatus status();

    /** Ends it at once, without running any of its code again; its children go on. Does nothing if it has ended. */
    void terminate(String reason);

    /** Makes it hold still until {@link #resume}; messages are kept. */
    void suspend(String reason);

    /** Lets it go on after {@link #suspend}, or after it was set aside for killing its hosts. */
    void resume(String reason);
}
