package com.acme.archive;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Tape.Writer} from an orchestrator. In the journal they are {@code Tape.Writer.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Tape_WriterStub implements Tape.Writer {
    private final ActivityCalls calls;

    private Tape_WriterStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static Tape_WriterStub in(OrchestrationContext context) {
        return new Tape_WriterStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public Tape_WriterStub with(CallOptions options) {
        return new Tape_WriterStub(this.calls.with(options));
    }

    /**
     * Calls {@code Tape.Writer.write} and waits for it.
     *
     * @see Tape.Writer#write
     */
    @Override
    public void write(String text) {
        this.writeAsync(text).await();
    }

    /**
     * Calls {@code Tape.Writer.write} and goes on.
     *
     * @see Tape.Writer#write
     */
    public DurableFuture<Void> writeAsync(String text) {
        return this.calls.call(Tape_WriterDefinition.WRITE, text);
    }
}
