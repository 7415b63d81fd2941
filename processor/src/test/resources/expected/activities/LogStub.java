package com.acme.stock;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Log} from an orchestrator. In the journal they are {@code Log.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class LogStub implements Log {
    private final ActivityCalls calls;

    private LogStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static LogStub in(OrchestrationContext context) {
        return new LogStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public LogStub with(CallOptions options) {
        return new LogStub(this.calls.with(options));
    }

    /**
     * Calls {@code Log.write} and waits for it.
     *
     * @see Log#write
     */
    @Override
    public void write(int line) {
        this.writeAsync(line).await();
    }

    /**
     * Calls {@code Log.write} and goes on.
     *
     * @see Log#write
     */
    public DurableFuture<Void> writeAsync(int line) {
        return this.calls.call(LogDefinition.WRITE, line);
    }

    /**
     * Calls {@code Log.writeBoxed} and waits for it.
     *
     * @see Log#write
     */
    @Override
    public void write(Integer line) {
        this.writeAsync(line).await();
    }

    /**
     * Calls {@code Log.writeBoxed} and goes on.
     *
     * @see Log#write
     */
    public DurableFuture<Void> writeAsync(Integer line) {
        return this.calls.call(LogDefinition.WRITE_BOXED, line);
    }

    /**
     * Calls {@code Log.writeBoth} and waits for it.
     *
     * @see Log#write
     */
    @Override
    public void write(long line, Integer column) {
        this.writeAsync(line, column).await();
    }

    /**
     * Calls {@code Log.writeBoth} and goes on.
     *
     * @see Log#write
     */
    public DurableFuture<Void> writeAsync(long line, Integer column) {
        return this.calls.call(LogDefinition.WRITE_BOTH, line, column);
    }
}
