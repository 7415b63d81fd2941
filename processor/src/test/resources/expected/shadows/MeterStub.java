package com.acme.shadows;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import java.lang.Byte;
import java.lang.Deprecated;
import java.lang.Float;
import java.lang.Integer;
import java.lang.Override;
import java.lang.Short;
import java.lang.String;
import java.lang.SuppressWarnings;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Meter} from an orchestrator. In the journal they are {@code Meter.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class MeterStub implements Meter {
    private final ActivityCalls calls;

    private MeterStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static MeterStub in(OrchestrationContext context) {
        return new MeterStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public MeterStub with(CallOptions options) {
        return new MeterStub(this.calls.with(options));
    }

    /**
     * Calls {@code Meter.unit} and waits for it.
     *
     * @see Meter#unit
     */
    @Override
    public char unit(char of) {
        return this.unitAsync(of).await();
    }

    /**
     * Calls {@code Meter.unit} and goes on.
     *
     * @see Meter#unit
     */
    public DurableFuture<java.lang.Character> unitAsync(char of) {
        return this.calls.call(MeterDefinition.UNIT, of);
    }

    /**
     * Calls {@code Meter.small} and waits for it.
     *
     * @see Meter#small
     */
    @Override
    public byte small(byte of) {
        return this.smallAsync(of).await();
    }

    /**
     * Calls {@code Meter.small} and goes on.
     *
     * @see Meter#small
     */
    public DurableFuture<Byte> smallAsync(byte of) {
        return this.calls.call(MeterDefinition.SMALL, of);
    }

    /**
     * Calls {@code Meter.middle} and waits for it.
     *
     * @see Meter#middle
     */
    @Override
    public short middle(short of) {
        return this.middleAsync(of).await();
    }

    /**
     * Calls {@code Meter.middle} and goes on.
     *
     * @see Meter#middle
     */
    public DurableFuture<Short> middleAsync(short of) {
        return this.calls.call(MeterDefinition.MIDDLE, of);
    }

    /**
     * Calls {@code Meter.exact} and waits for it.
     *
     * @see Meter#exact
     */
    @Override
    public float exact(float of) {
        return this.exactAsync(of).await();
    }

    /**
     * Calls {@code Meter.exact} and goes on.
     *
     * @see Meter#exact
     */
    public DurableFuture<Float> exactAsync(float of) {
        return this.calls.call(MeterDefinition.EXACT, of);
    }

    /**
     * Calls {@code Meter.m³} and waits for it.
     *
     * @see Meter#cubic
     */
    @Override
    @Deprecated
    public String cubic(Character of) {
        return this.cubicAsync(of).await();
    }

    /**
     * Calls {@code Meter.m³} and goes on.
     *
     * @see Meter#cubic
     */
    @Deprecated
    public DurableFuture<String> cubicAsync(Character of) {
        return this.calls.call(MeterDefinition.M_, of);
    }

    /**
     * Calls {@code Meter._} and waits for it.
     *
     * @see Meter#low
     */
    @Override
    public int low() {
        return this.lowAsync().await();
    }

    /**
     * Calls {@code Meter._} and goes on.
     *
     * @see Meter#low
     */
    public DurableFuture<Integer> lowAsync() {
        return this.calls.call(MeterDefinition.__);
    }

    /**
     * Calls {@code Meter.-} and waits for it.
     *
     * @see Meter#dash
     */
    @Override
    public int dash() {
        return this.dashAsync().await();
    }

    /**
     * Calls {@code Meter.-} and goes on.
     *
     * @see Meter#dash
     */
    public DurableFuture<Integer> dashAsync() {
        return this.calls.call(MeterDefinition.___2);
    }
}
