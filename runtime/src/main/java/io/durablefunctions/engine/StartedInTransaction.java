package io.durablefunctions.engine;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An instance that was started in a transaction which may not have been committed yet: it has an id, and nothing can be asked of it. */
record StartedInTransaction<R extends @Nullable Object>(String instanceId) implements OrchestrationHandle<R> {

    @Override
    public R await(Duration timeout) {
        throw notYet("await");
    }

    @Override
    public OrchestrationStatus status() {
        throw notYet("status");
    }

    @Override
    public void terminate(String reason) {
        throw notYet("terminate");
    }

    @Override
    public void suspend(String reason) {
        throw notYet("suspend");
    }

    @Override
    public void resume(String reason) {
        throw notYet("resume");
    }

    private UnsupportedOperationException notYet(String operation) {
        return new UnsupportedOperationException("Instance '" + instanceId
                + "' was started in a transaction and begins when that is committed. For " + operation
                + ", ask a DurableFunctionRuntime or a StoreClient for its handle after the commit.");
    }

    @Override
    public String toString() {
        return instanceId;
    }
}
