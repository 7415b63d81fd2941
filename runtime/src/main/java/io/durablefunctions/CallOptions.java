package io.durablefunctions;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds for some calls of activities: what is not set here comes from the contract's annotations, and after that from the
 * host. Immutable.
 */
public final class CallOptions {

    private static final CallOptions DEFAULTS = new CallOptions(null, null);

    private final @Nullable RetryPolicy retry;
    private final @Nullable Duration timeout;

    private CallOptions(@Nullable RetryPolicy retry, @Nullable Duration timeout) {
        this.retry = retry;
        this.timeout = timeout;
    }

    /** Nothing set. */
    public static CallOptions defaults() {
        return DEFAULTS;
    }

    /** With this retry policy. */
    public CallOptions retry(RetryPolicy retry) {
        return new CallOptions(retry, timeout);
    }

    /**
     * With this time for one attempt.
     *
     * @throws IllegalArgumentException if it is not longer than zero
     */
    public CallOptions timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("CallOptions: timeout must be longer than zero, not " + timeout + ".");
        }
        return new CallOptions(retry, timeout);
    }

    /** The retry policy, if one is set. */
    public Optional<RetryPolicy> retry() {
        return Optional.ofNullable(retry);
    }

    /** The time for one attempt, if one is set. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** These options, completed by {@code others} where nothing is set here. */
    public CallOptions orElse(CallOptions others) {
        if (others == DEFAULTS) {
            return this;
        }
        return this == DEFAULTS
                ? others
                : new CallOptions(retry != null ? retry : others.retry, timeout != null ? timeout : others.timeout);
    }
}
