package com.acme.shadows;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ChildCalls;
import javax.annotation.processing.Generated;

/**
 * Calls {@link Meter.Reading} from another orchestrator. In the journal it is {@code Meter.Reading}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class Meter_ReadingStub {
    private final ChildCalls<Void> calls;

    private Meter_ReadingStub(ChildCalls<Void> calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static Meter_ReadingStub in(OrchestrationContext context) {
        return new Meter_ReadingStub(ChildCalls.in(context, Meter_ReadingDefinition.INSTANCE));
    }

    /**
     * The stub with these options.
     */
    public Meter_ReadingStub with(ChildOptions options) {
        return new Meter_ReadingStub(this.calls.with(options));
    }

    /**
     * Calls {@code Meter.Reading} as a child and waits for it.
     *
     * @see Meter.Reading#read
     */
    public void read() {
        this.readAsync().await();
    }

    /**
     * Calls {@code Meter.Reading} as a child and goes on.
     *
     * @see Meter.Reading#read
     */
    public DurableFuture<Void> readAsync() {
        return this.calls.call();
    }

    /**
     * Starts an instance that nobody waits for; returns its id.
     */
    public static String startDetached(OrchestrationContext context) {
        return in(context).calls.startDetached();
    }

    /**
     * Starts an instance that nobody waits for, with these options; returns its id.
     */
    public static String startDetached(OrchestrationContext context, ChildOptions options) {
        return in(context).with(options).calls.startDetached();
    }

    /**
     * Goes on from the top with this input and an empty history. Never returns.
     */
    public static void continueAsNew(OrchestrationContext context) {
        in(context).calls.continueAsNew();
    }
}
