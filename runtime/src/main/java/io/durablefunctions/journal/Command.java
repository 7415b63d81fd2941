package io.durablefunctions.journal;

import io.durablefunctions.CallOptions;
import io.durablefunctions.codec.Payload;
import java.time.Instant;

/** What an orchestration that rests is waiting for, and the engine therefore has to see to. */
public sealed interface Command {

    /** The number of the decision that asked for it. */
    int ordinal();

    /**
     * An activity that has no result yet.
     *
     * @param attempt the attempt to run, from 1
     * @param notBefore when it may start, by the database's clock
     */
    record RunActivity(int ordinal, String name, Payload input, CallOptions options, int attempt, Instant notBefore)
            implements Command {}

    /** A timer that has not fired and that somebody may still wait for. */
    record FireTimer(int ordinal, Instant due) implements Command {}

    /** A child that has no result yet. */
    record AwaitChild(int ordinal, String name, String instanceId, Payload input) implements Command {}
}
