package io.durablefunctions.definition;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The calls behind a generated activity stub. Immutable. */
public final class ActivityCalls {

    private final DurableCalls calls;
    private final CallOptions options;

    private ActivityCalls(DurableCalls calls, CallOptions options) {
        this.calls = calls;
        this.options = options;
    }

    /** The calls of this orchestration. */
    public static ActivityCalls in(OrchestrationContext context) {
        return new ActivityCalls(DurableCalls.in(context), CallOptions.defaults());
    }

    /** With these options; what they leave open stays as it is. */
    public ActivityCalls with(CallOptions options) {
        return new ActivityCalls(calls, options.orElse(this.options));
    }

    /** Calls an activity. */
    public <R extends @Nullable Object> DurableFuture<R> call(
            ActivityMethod<?, R> method, @Nullable Object... arguments) {
        return calls.activity(method, options, Arrays.asList(arguments));
    }
}
