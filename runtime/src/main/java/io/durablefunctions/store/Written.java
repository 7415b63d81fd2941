package io.durablefunctions.store;

import io.durablefunctions.DurableFunctionsException;
import java.util.List;
import java.util.Set;

/** What became of a commit. */
public sealed interface Written {

    /**
     * It is durable.
     *
     * @param version the version of the instance that took the turn, now; 0 if none did
     * @param starts what became of the starts, in their order
     * @param undelivered ids of the messages that were not sent because their receiver is absent or has ended, or because it has
     *     a message of that id
     */
    record Durable(long version, List<StartResult> starts, Set<String> undelivered) implements Written {}

    /** Nothing was written: the instance is no longer this host's at this version. */
    record LeaseLost() implements Written {}

    /**
     * Nothing was written, or, for an {@link io.durablefunctions.OutcomeUnknownException}, it cannot be told: the store is out of reach
     * ({@link io.durablefunctions.StateStoreException}), or refuses these data ({@link
     * io.durablefunctions.InvalidPayloadException}).
     */
    record Failed(DurableFunctionsException cause) implements Written {}

    /** What became of a start. */
    sealed interface StartResult {

        /** It was inserted, with this version. */
        record Created(long version) implements StartResult {}

        /** There is an instance of that id; it was left as it is. */
        record Exists(String functionName, String stateJson, boolean completed) implements StartResult {}
    }
}
