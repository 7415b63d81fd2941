package com.acme.archive;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Archive} from an orchestrator. In the journal they are {@code Archive.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings({"deprecation", "removal"})
public final class ArchiveStub implements Archive {
    private final ActivityCalls calls;

    private ArchiveStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static ArchiveStub in(OrchestrationContext context) {
        return new ArchiveStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public ArchiveStub with(CallOptions options) {
        return new ArchiveStub(this.calls.with(options));
    }

    /**
     * Calls {@code Archive.keep} and waits for it.
     *
     * @see Archive#keep
     */
    @Override
    @Deprecated
    public void keep(String document) {
        this.keepAsync(document).await();
    }

    /**
     * Calls {@code Archive.keep} and goes on.
     *
     * @see Archive#keep
     */
    @Deprecated
    public DurableFuture<Void> keepAsync(String document) {
        return this.calls.call(ArchiveDefinition.KEEP, document);
    }

    /**
     * Calls {@code Archive.count} and waits for it.
     *
     * @see Archive#count
     */
    @Override
    @Deprecated(since = "2 ( \"beta\"", forRemoval = true)
    public int count() {
        return this.countAsync().await();
    }

    /**
     * Calls {@code Archive.count} and goes on.
     *
     * @see Archive#count
     */
    @Deprecated(since = "2 ( \"beta\"", forRemoval = true)
    public DurableFuture<Integer> countAsync() {
        return this.calls.call(ArchiveDefinition.COUNT);
    }

    /**
     * Calls {@code Archive.find} and waits for it.
     *
     * @see Archive#find
     */
    @Override
    public String find(String word) {
        return this.findAsync(word).await();
    }

    /**
     * Calls {@code Archive.find} and goes on.
     *
     * @see Archive#find
     */
    public DurableFuture<String> findAsync(String word) {
        return this.calls.call(ArchiveDefinition.FIND, word);
    }
}
