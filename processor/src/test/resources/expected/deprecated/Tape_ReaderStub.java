package com.acme.archive;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Tape.Reader} from an orchestrator. In the journal they are {@code Tape.Reader.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Tape_ReaderStub implements Tape.Reader {
    private final ActivityCalls calls;

    private Tape_ReaderStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static Tape_ReaderStub in(OrchestrationContext context) {
        return new Tape_ReaderStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public Tape_ReaderStub with(CallOptions options) {
        return new Tape_ReaderStub(this.calls.with(options));
    }

    /**
     * Calls {@code Tape.Reader.read} and waits for it.
     *
     * @see Tape.Reader#read
     */
    @Override
    public String read() {
        return this.readAsync().await();
    }

    /**
     * Calls {@code Tape.Reader.read} and goes on.
     *
     * @see Tape.Reader#read
     */
    public DurableFuture<String> readAsync() {
        return this.calls.call(Tape_ReaderDefinition.READ);
    }
}
