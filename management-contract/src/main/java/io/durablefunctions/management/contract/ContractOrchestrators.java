package io.durablefunctions.management.contract;

import io.durablefunctions.ValueType;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;

/** The orchestrators that the contracts start. */
public final class ContractOrchestrators {

    /** Returns its input, which is a text, after an activity has seen it. */
    public static final String ECHO = "Echo";

    /** Waits for the event {@code go}, which is a text, and returns it. */
    public static final String WAITING = "Waiting";

    /** Throws. */
    public static final String FAILING = "Failing";

    private ContractOrchestrators() {}

    /** Has a host serve them. */
    public static DurableFunctionRuntimeBuilder addTo(DurableFunctionRuntimeBuilder builder) {
        return builder.activity("Repeat", String.class, String.class, text -> text)
                .orchestrator(
                        ECHO, String.class, String.class, (context, text) -> context.call("Repeat", text, String.class))
                .orchestrator(WAITING, String.class, String.class, (context, text) -> {
                    context.setProgress("waits");
                    return context.waitForEvent("go", ValueType.of(String.class))
                            .await();
                })
                .orchestrator(FAILING, String.class, String.class, (context, text) -> {
                    throw new IllegalStateException("failed as it was told");
                });
    }
}
