package io.durablefunctions;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How often an activity is tried again after it threw, and how long to wait in between. Immutable.
 *
 * @param maxAttempts how often it is run at most, the first time included; at least 1
 * @param firstDelay how long to wait before the second attempt; not negative
 * @param backoff by what each further delay is multiplied; at least 1
 * @param maxDelay no delay is longer than this
 * @param jitter what part of a delay is left to chance, 0 to 1, so that many do not try at the same moment
 * @param notOn names of the exception classes after which another attempt is pointless; their subclasses count
 */
public record RetryPolicy(
        int maxAttempts, Duration firstDelay, double backoff, Duration maxDelay, double jitter, List<String> notOn) {

    private static final RetryPolicy DEFAULTS =
            new RetryPolicy(4, Duration.ofSeconds(1), 2.0, Duration.ofMinutes(1), 0.1, List.of());

    public RetryPolicy {
        require(maxAttempts >= 1, "maxAttempts must be at least 1, not " + maxAttempts);
        require(!firstDelay.isNegative(), "firstDelay must not be negative: " + firstDelay);
        require(backoff >= 1 && Double.isFinite(backoff), "backoff must be at least 1, not " + backoff);
        require(!maxDelay.isNegative(), "maxDelay must not be negative: " + maxDelay);
        require(jitter >= 0 && jitter <= 1, "jitter must be from 0 to 1, not " + jitter);
        notOn = List.copyOf(notOn);
    }

    /** 4 attempts, 1 s before the second, each further delay twice as long up to 1 minute, 10 % of it left to chance. */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /** The defaults with this many attempts, the first one included. */
    public static RetryPolicy attempts(int maxAttempts) {
        return new RetryPolicy(
                maxAttempts, DEFAULTS.firstDelay, DEFAULTS.backoff, DEFAULTS.maxDelay, DEFAULTS.jitter, List.of());
    }

    /** Never a second attempt. */
    public static RetryPolicy never() {
        return attempts(1);
    }

    /** With this delay before the second attempt. */
    public RetryPolicy firstDelay(Duration firstDelay) {
        return new RetryPolicy(maxAttempts, firstDelay, backoff, maxDelay, jitter, notOn);
    }

    /** With each further delay multiplied by this. */
    public RetryPolicy backoff(double backoff) {
        return new RetryPolicy(maxAttempts, firstDelay, backoff, maxDelay, jitter, notOn);
    }

    /** With no delay longer than this. */
    public RetryPolicy maxDelay(Duration maxDelay) {
        return new RetryPolicy(maxAttempts, firstDelay, backoff, maxDelay, jitter, notOn);
    }

    /** With this part of a delay, 0 to 1, left to chance. */
    public RetryPolicy jitter(double jitter) {
        return new RetryPolicy(maxAttempts, firstDelay, backoff, maxDelay, jitter, notOn);
    }

    /** Without another attempt after one of these exceptions or their subclasses. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public final RetryPolicy notOn(Class<? extends Throwable>... types) {
        return new RetryPolicy(
                maxAttempts,
                firstDelay,
                backoff,
                maxDelay,
                jitter,
                Arrays.stream(types).map(Class::getName).toList());
    }

    /**
     * How long to wait after an attempt that failed.
     *
     * @param attempt the attempt that failed, from 1
     * @param chance from 0 to 1: which part of the jitter to take
     */
    public Duration delayAfter(int attempt, double chance) {
        double millis = Math.min(millis(firstDelay) * Math.pow(backoff, attempt - 1.0), millis(maxDelay));
        return Duration.ofMillis(Math.round(millis * (1 - jitter * chance)));
    }

    /** Of any duration: a {@code long} has no room for the longest ones. */
    private static double millis(Duration duration) {
        return duration.toSeconds() * 1e3 + duration.toMillisPart();
    }

    /** Whether this failure may be tried again after this attempt, from 1. */
    public boolean allowsAnother(int attempt, FailureDetails failure) {
        return attempt < maxAttempts && notOn.stream().noneMatch(failure::isType);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("RetryPolicy: " + message + ".");
        }
    }
}
