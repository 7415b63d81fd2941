package com.acme.archive;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Tape.Reels} from an orchestrator. In the journal they are {@code Tape.Reels.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Tape_ReelsStub implements Tape.Reels {
    private final ActivityCalls calls;

    private Tape_ReelsStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static Tape_ReelsStub in(OrchestrationContext context) {
        return new Tape_ReelsStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public Tape_ReelsStub with(CallOptions options) {
        return new Tape_ReelsStub(this.calls.with(options));
    }

    /**
     * Calls {@code Tape.Reels.wind} and waits for it.
     *
     * @see Tape.Reels#wind
     */
    @Override
    public void wind(List<? extends Tape.Reel> reels) {
        this.windAsync(reels).await();
    }

    /**
     * Calls {@code Tape.Reels.wind} and goes on.
     *
     * @see Tape.Reels#wind
     */
    public DurableFuture<Void> windAsync(List<? extends Tape.Reel> reels) {
        return this.calls.call(Tape_ReelsDefinition.WIND, reels);
    }
}
