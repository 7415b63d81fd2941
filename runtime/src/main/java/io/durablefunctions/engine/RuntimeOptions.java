package io.durablefunctions.engine;

import io.durablefunctions.RetryPolicy;
import io.durablefunctions.codec.PayloadLimits;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How a host works. Immutable. Each default is right for most.
 *
 * @param hostId names this host in leases, 1 to 200 characters of {@code A-Z a-z 0-9 _ -}; default {@code machine-pid}. A random part is added to
 *     it, so that a host that starts again is another one.
 * @param pollingInterval how often the store is asked for work that no hint told of; default 100 ms: what a timer or another host's
 *     message may cost in latency at most
 * @param maxConcurrentOrchestrations how many instances are held in memory at most; default 100. Waiting instances leave when others need
 *     the room.
 * @param maxConcurrentActivities how many activities run at the same time at most; default 256
 * @param leaseTimeout how long after a host's death another one takes its instances over; default 30 s: longer than most pauses
 *     of a virtual machine or a database's fail-over, short enough to wait for
 * @param leaseRenewalInterval how often leases are prolonged; default 10 s, so that two may fail
 * @param activityTimeout how long one attempt of an activity may take, where the call sets nothing; default 5 minutes
 * @param retry how often an activity is tried, where the call sets nothing
 * @param limits how large and deep stored values may be
 * @param longHistory after how many events {@code isHistoryLong()} says so; default 10,000. Longer histories stay in the journal when the
 *     instance ends.
 * @param blockedRetryInterval how often an instance whose code does not fit its history is tried again; default 1 minute
 * @param maxTakeOvers how many hosts an instance may take down with it before it is set aside; default 10
 * @param lanes how many commits are on their way to the store at the same time; default 2
 * @param idleTimeout how long an instance with nothing to do stays in memory while there is room, so that one that is about to hear
 *     something need not be claimed again; default 1 s
 * @param replayLogging whether the context's logger also speaks while the past is replayed; default false
 * @param traceStateOperations whether each write and claim is logged, at the level INFO; default false
 * @param shutdownTimeout how long {@code close()} waits for running activities; default 10 s
 */
public record RuntimeOptions(
        String hostId,
        Duration pollingInterval,
        int maxConcurrentOrchestrations,
        int maxConcurrentActivities,
        Duration leaseTimeout,
        Duration leaseRenewalInterval,
        Duration activityTimeout,
        RetryPolicy retry,
        PayloadLimits limits,
        int longHistory,
        Duration blockedRetryInterval,
        int maxTakeOvers,
        int lanes,
        Duration idleTimeout,
        boolean replayLogging,
        boolean traceStateOperations,
        Duration shutdownTimeout) {

    private static final Pattern HOST_ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    public RuntimeOptions {
        require(HOST_ID.matcher(hostId).matches(), "hostId", hostId, "1 to 200 characters of A-Z a-z 0-9 _ -");
        requirePositive("pollingInterval", pollingInterval);
        requireAtLeastOne("maxConcurrentOrchestrations", maxConcurrentOrchestrations);
        requireAtLeastOne("maxConcurrentActivities", maxConcurrentActivities);
        requirePositive("leaseTimeout", leaseTimeout);
        requirePositive("leaseRenewalInterval", leaseRenewalInterval);
        require(
                leaseRenewalInterval.compareTo(leaseTimeout) < 0,
                "leaseRenewalInterval",
                leaseRenewalInterval,
                "shorter than the leaseTimeout of " + leaseTimeout);
        requirePositive("activityTimeout", activityTimeout);
        requireAtLeastOne("longHistory", longHistory);
        requirePositive("blockedRetryInterval", blockedRetryInterval);
        requireAtLeastOne("maxTakeOvers", maxTakeOvers);
        requireAtLeastOne("lanes", lanes);
        require(!idleTimeout.isNegative(), "idleTimeout", idleTimeout, "not negative");
        require(!shutdownTimeout.isNegative(), "shutdownTimeout", shutdownTimeout, "not negative");
    }

    /** The defaults. */
    public static RuntimeOptions defaults() {
        return new RuntimeOptions(
                HostId.ofThisProcess(),
                Duration.ofMillis(100),
                100,
                256,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                RetryPolicy.defaults(),
                PayloadLimits.DEFAULTS,
                10_000,
                Duration.ofMinutes(1),
                10,
                2,
                Duration.ofSeconds(1),
                false,
                false,
                Duration.ofSeconds(10));
    }

    /** With this hostId. */
    public RuntimeOptions hostId(String hostId) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this pollingInterval. */
    public RuntimeOptions pollingInterval(Duration pollingInterval) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this maxConcurrentOrchestrations. */
    public RuntimeOptions maxConcurrentOrchestrations(int maxConcurrentOrchestrations) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this maxConcurrentActivities. */
    public RuntimeOptions maxConcurrentActivities(int maxConcurrentActivities) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this activityTimeout. */
    public RuntimeOptions activityTimeout(Duration activityTimeout) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this retry. */
    public RuntimeOptions retry(RetryPolicy retry) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this limits. */
    public RuntimeOptions limits(PayloadLimits limits) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this longHistory. */
    public RuntimeOptions longHistory(int longHistory) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this blockedRetryInterval. */
    public RuntimeOptions blockedRetryInterval(Duration blockedRetryInterval) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this maxTakeOvers. */
    public RuntimeOptions maxTakeOvers(int maxTakeOvers) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this lanes. */
    public RuntimeOptions lanes(int lanes) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this idleTimeout. */
    public RuntimeOptions idleTimeout(Duration idleTimeout) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With the context's logger speaking, or not, while the past is replayed. */
    public RuntimeOptions replayLogging(boolean replayLogging) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With each write and claim logged, or not. */
    public RuntimeOptions traceStateOperations(boolean traceStateOperations) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With this shutdownTimeout. */
    public RuntimeOptions shutdownTimeout(Duration shutdownTimeout) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    /** With leases of this length, renewed three times as often. */
    public RuntimeOptions leaseTimeout(Duration leaseTimeout) {
        return lease(leaseTimeout, leaseTimeout.dividedBy(3));
    }

    /** With leases of this length, renewed this often. */
    public RuntimeOptions lease(Duration leaseTimeout, Duration leaseRenewalInterval) {
        return new RuntimeOptions(
                hostId,
                pollingInterval,
                maxConcurrentOrchestrations,
                maxConcurrentActivities,
                leaseTimeout,
                leaseRenewalInterval,
                activityTimeout,
                retry,
                limits,
                longHistory,
                blockedRetryInterval,
                maxTakeOvers,
                lanes,
                idleTimeout,
                replayLogging,
                traceStateOperations,
                shutdownTimeout);
    }

    private static void requirePositive(String option, Duration value) {
        require(!value.isNegative() && !value.isZero(), option, value, "longer than zero");
    }

    private static void requireAtLeastOne(String option, int value) {
        require(value >= 1, option, value, "at least 1");
    }

    private static void require(boolean condition, String option, Object value, String bounds) {
        if (!condition) {
            throw new IllegalArgumentException("Option " + option + " is " + value + ". It must be " + bounds + ".");
        }
    }
}
