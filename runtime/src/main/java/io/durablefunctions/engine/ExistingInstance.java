package io.durablefunctions.engine;

import io.durablefunctions.InstanceExistsException;
import io.durablefunctions.StartOptions;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.store.Written.StartResult;

/** Rule: a start that meets an instance gets that one, if it is of the same orchestrator and need not be new. */
final class ExistingInstance {

    private ExistingInstance() {}

    /** Refuses an instance that a start has met and may not have. */
    static void check(
            String id,
            String orchestrator,
            StartOptions options,
            DurableStateDto mine,
            StartResult.Exists exists,
            StoredForm stored) {
        if (!exists.functionName().equals(orchestrator)) {
            throw new InstanceExistsException("Instance '" + id + "' exists and is of " + exists.functionName()
                    + ", not of " + orchestrator + ". Use another id.");
        }
        if (options.isMustBeNew()
                && !mine.startId().equals(stored.start(exists.stateJson()).startId())) {
            throw new InstanceExistsException(
                    "Instance '" + id + "' exists. Use another id, or leave out mustBeNew() to get that instance.");
        }
    }
}
