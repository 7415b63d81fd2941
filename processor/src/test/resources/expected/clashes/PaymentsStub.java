package com.acme.clashes;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import java.lang.Override;
import java.lang.String;
import java.lang.Void;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Payments} from an orchestrator. In the journal they are {@code Payments.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class PaymentsStub implements Payments {
    private final ActivityCalls calls;

    private PaymentsStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static PaymentsStub in(OrchestrationContext context) {
        return new PaymentsStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public PaymentsStub with(io.durablefunctions.CallOptions options) {
        return new PaymentsStub(this.calls.with(options));
    }

    /**
     * Calls {@code Payments.in} and waits for it.
     *
     * @see Payments#in
     */
    @Override
    public Payments.List in(String context, String calls) {
        return this.inAsync(context, calls).await();
    }

    /**
     * Calls {@code Payments.in} and goes on.
     *
     * @see Payments#in
     */
    public io.durablefunctions.DurableFuture<Payments.List> inAsync(String context, String calls) {
        return this.calls.call(PaymentsDefinition.IN, context, calls);
    }

    /**
     * Calls {@code Payments.with} and waits for it.
     *
     * @see Payments#with
     */
    @Override
    public void with(Arguments arguments, String options) {
        this.withAsync(arguments, options).await();
    }

    /**
     * Calls {@code Payments.with} and goes on.
     *
     * @see Payments#with
     */
    public io.durablefunctions.DurableFuture<Void> withAsync(Arguments arguments, String options) {
        return this.calls.call(PaymentsDefinition.WITH, arguments, options);
    }

    /**
     * Calls {@code Payments.arguments} and waits for it.
     *
     * @see Payments#arguments
     */
    @Override
    public Duration arguments(Duration payments) {
        return this.argumentsAsync(payments).await();
    }

    /**
     * Calls {@code Payments.arguments} and goes on.
     *
     * @see Payments#arguments
     */
    public io.durablefunctions.DurableFuture<Duration> argumentsAsync(Duration payments) {
        return this.calls.call(PaymentsDefinition.ARGUMENTS, payments);
    }

    /**
     * Calls {@code Payments.string} and waits for it.
     *
     * @see Payments#string
     */
    @Override
    public String string(String aString) {
        return this.stringAsync(aString).await();
    }

    /**
     * Calls {@code Payments.string} and goes on.
     *
     * @see Payments#string
     */
    public io.durablefunctions.DurableFuture<String> stringAsync(String aString) {
        return this.calls.call(PaymentsDefinition.STRING, aString);
    }
}
