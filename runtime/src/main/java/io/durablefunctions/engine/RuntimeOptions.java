package io.durablefunctions.engine;

import io.durablefunctions.RetryPolicy;
import io.durablefunctions.codec.PayloadLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a host works. Immutable: each setter returns other options. Each default is right for most. No duration is longer than 36,500 days. */
public final class RuntimeOptions {

    private static final Pattern HOST_ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    /** A hundred years, which a stopwatch of nanoseconds can tell. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final RuntimeOptions DEFAULTS = new RuntimeOptions(new Values());

    /** Changed only before it is made into options. */
    private static final class Values {
        private String hostId = HostId.ofThisProcess();
        private Duration pollingInterval = Duration.ofMillis(100);
        private int maxConcurrentOrchestrations = 1_000;
        private int maxConcurrentActivities = 256;
        private int maxPendingCalls = 10_000;
        private int maxBacklog = 10_000;
        private Duration leaseTimeout = Duration.ofSeconds(30);
        private Duration leaseRenewalInterval = Duration.ofSeconds(10);
        private Duration activityTimeout = Duration.ofMinutes(5);
        private @Nullable Duration orchestrationTimeout;
        private RetryPolicy retry = RetryPolicy.defaults();
        private PayloadLimits limits = PayloadLimits.DEFAULTS;
        private int longHistory = 10_000;
        private Duration blockedRetryInterval = Duration.ofMinutes(1);
        private int maxTakeOvers = 10;
        private int lanes = Math.min(4, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        private Duration idleTimeout = Duration.ofSeconds(1);
        private boolean replayLogging = false;
        private boolean traceStateOperations = false;
        private Duration shutdownTimeout = Duration.ofSeconds(10);

        private Values() {}

        private Values(Values other) {
            hostId = other.hostId;
            pollingInterval = other.pollingInterval;
            maxConcurrentOrchestrations = other.maxConcurrentOrchestrations;
            maxConcurrentActivities = other.maxConcurrentActivities;
            maxPendingCalls = other.maxPendingCalls;
            maxBacklog = other.maxBacklog;
            leaseTimeout = other.leaseTimeout;
            leaseRenewalInterval = other.leaseRenewalInterval;
            activityTimeout = other.activityTimeout;
            orchestrationTimeout = other.orchestrationTimeout;
            retry = other.retry;
            limits = other.limits;
            longHistory = other.longHistory;
            blockedRetryInterval = other.blockedRetryInterval;
            maxTakeOvers = other.maxTakeOvers;
            lanes = other.lanes;
            idleTimeout = other.idleTimeout;
            replayLogging = other.replayLogging;
            traceStateOperations = other.traceStateOperations;
            shutdownTimeout = other.shutdownTimeout;
        }
    }

    private final Values values;

    private RuntimeOptions(Values values) {
        this.values = values;
        require(
                HOST_ID.matcher(values.hostId).matches(),
                "hostId",
                values.hostId,
                "1 to 200 characters of A-Z a-z 0-9 _ -");
        requirePositive("pollingInterval", values.pollingInterval);
        requireAtLeastOne("maxConcurrentOrchestrations", values.maxConcurrentOrchestrations);
        requireAtLeastOne("maxConcurrentActivities", values.maxConcurrentActivities);
        requireAtLeastOne("maxPendingCalls", values.maxPendingCalls);
        requireAtLeastOne("maxBacklog", values.maxBacklog);
        requirePositive("leaseTimeout", values.leaseTimeout);
        requirePositive("leaseRenewalInterval", values.leaseRenewalInterval);
        require(
                values.leaseRenewalInterval.compareTo(values.leaseTimeout) < 0,
                "leaseRenewalInterval",
                values.leaseRenewalInterval,
                "shorter than the leaseTimeout of " + values.leaseTimeout);
        requirePositive("activityTimeout", values.activityTimeout);
        if (values.orchestrationTimeout != null) {
            requirePositive("orchestrationTimeout", values.orchestrationTimeout);
        }
        requireAtLeastOne("longHistory", values.longHistory);
        requirePositive("blockedRetryInterval", values.blockedRetryInterval);
        requireAtLeastOne("maxTakeOvers", values.maxTakeOvers);
        requireAtLeastOne("lanes", values.lanes);
        requireNotNegative("idleTimeout", values.idleTimeout);
        requireNotNegative("shutdownTimeout", values.shutdownTimeout);
    }

    /** The defaults. */
    public static RuntimeOptions defaults() {
        return DEFAULTS;
    }

    private RuntimeOptions with(Consumer<Values> change) {
        Values changed = new Values(values);
        change.accept(changed);
        return new RuntimeOptions(changed);
    }

    /** Names this host in leases, 1 to 200 characters of {@code A-Z a-z 0-9 _ -}; a random part is added to it, so that a host that
     * starts again is another one. Default: {@code machine-pid}. */
    public RuntimeOptions hostId(String hostId) {
        return with(changed -> changed.hostId = hostId);
    }

    /** How often the store is asked for work that no hint told of: what a timer or another host's message may cost in latency at
     * most. Default: 100 ms. */
    public RuntimeOptions pollingInterval(Duration pollingInterval) {
        return with(changed -> changed.pollingInterval = pollingInterval);
    }

    /** How many instances are held in memory at most; those that wait leave when others need the room.
     * Default: 1,000, some 10 MB of small ones, and enough to keep the groups of commits large. */
    public RuntimeOptions maxConcurrentOrchestrations(int maxConcurrentOrchestrations) {
        return with(changed -> changed.maxConcurrentOrchestrations = maxConcurrentOrchestrations);
    }

    /** How many activities run at the same time at most. Default: 256. */
    public RuntimeOptions maxConcurrentActivities(int maxConcurrentActivities) {
        return with(changed -> changed.maxConcurrentActivities = maxConcurrentActivities);
    }

    /**
     * How many starts and messages of clients may wait for this host at a time; more are refused with {@link
     * io.durablefunctions.HostBusyException}. Default: 10,000.
     */
    public RuntimeOptions maxPendingCalls(int maxPendingCalls) {
        return with(changed -> changed.maxPendingCalls = maxPendingCalls);
    }

    /**
     * How many ready instances may wait in the store for room on a host, before this one refuses to store more of them with {@link
     * io.durablefunctions.HostBusyException}. Several hosts may overshoot it. Default: 10,000, some seconds of work.
     */
    public RuntimeOptions maxBacklog(int maxBacklog) {
        return with(changed -> changed.maxBacklog = maxBacklog);
    }

    /**
     * How long after a host's death another one takes its instances over; renewed three times as often. Default: 30 s, longer than most
     * pauses of a virtual machine or a database's fail-over, short enough to wait for.
     */
    public RuntimeOptions leaseTimeout(Duration leaseTimeout) {
        return lease(leaseTimeout, leaseTimeout.dividedBy(3));
    }

    /** How long leases last, and how often they are renewed: with 30 s and 10 s, the defaults, two renewals may fail. */
    public RuntimeOptions lease(Duration leaseTimeout, Duration leaseRenewalInterval) {
        return with(changed -> {
            changed.leaseTimeout = leaseTimeout;
            changed.leaseRenewalInterval = leaseRenewalInterval;
        });
    }

    /** How long one attempt of an activity may take, where the call sets nothing. Default: 5 minutes. */
    public RuntimeOptions activityTimeout(Duration activityTimeout) {
        return with(changed -> changed.activityTimeout = activityTimeout);
    }

    /**
     * How long an orchestration may run, since its start or since it last continued as new; one that takes longer is terminated, with that as
     * the reason, by a host that has this option. While it is suspended it is left alone. Default: none, since an orchestration may wait for
     * months; set it where none has to.
     */
    public RuntimeOptions orchestrationTimeout(Duration orchestrationTimeout) {
        return with(changed -> changed.orchestrationTimeout = orchestrationTimeout);
    }

    /** How often an activity is tried, where the call sets nothing. Default: {@link RetryPolicy#defaults()}. */
    public RuntimeOptions retry(RetryPolicy retry) {
        return with(changed -> changed.retry = retry);
    }

    /** How large and deep stored values may be. Default: {@link PayloadLimits#DEFAULTS}. */
    public RuntimeOptions limits(PayloadLimits limits) {
        return with(changed -> changed.limits = limits);
    }

    /** After how many events {@code isHistoryLong()} says so; longer histories stay in the journal when the instance ends. Default:
     * 10,000. */
    public RuntimeOptions longHistory(int longHistory) {
        return with(changed -> changed.longHistory = longHistory);
    }

    /** How often an instance whose code does not fit its history is tried again. Default: 1 minute. */
    public RuntimeOptions blockedRetryInterval(Duration blockedRetryInterval) {
        return with(changed -> changed.blockedRetryInterval = blockedRetryInterval);
    }

    /** How many hosts an instance may take down with it, without getting anywhere, before it is set aside. Default: 10. */
    public RuntimeOptions maxTakeOvers(int maxTakeOvers) {
        return with(changed -> changed.maxTakeOvers = maxTakeOvers);
    }

    /**
     * How many groups of commits are on their way to the store at the same time under load; at low load some more, so that nobody waits for a
     * neighbour. Default: half as many as there are processors, 1 to 4, since few large groups cost the database less than many small ones.
     */
    public RuntimeOptions lanes(int lanes) {
        return with(changed -> changed.lanes = lanes);
    }

    /** How long an instance with nothing to do stays in memory while there is room, so that one that is about to hear something
     * need not be claimed again. Default: 1 s. */
    public RuntimeOptions idleTimeout(Duration idleTimeout) {
        return with(changed -> changed.idleTimeout = idleTimeout);
    }

    /** Whether the context's logger also speaks while the past is replayed. Default: false. */
    public RuntimeOptions replayLogging(boolean replayLogging) {
        return with(changed -> changed.replayLogging = replayLogging);
    }

    /** Whether each write and claim is logged, at the level INFO. Default: false. */
    public RuntimeOptions traceStateOperations(boolean traceStateOperations) {
        return with(changed -> changed.traceStateOperations = traceStateOperations);
    }

    /** How long {@code close()} waits for running activities. Default: 10 s. */
    public RuntimeOptions shutdownTimeout(Duration shutdownTimeout) {
        return with(changed -> changed.shutdownTimeout = shutdownTimeout);
    }

    /** See {@link #hostId(String)}. */
    public String hostId() {
        return values.hostId;
    }

    /** See {@link #pollingInterval(Duration)}. */
    public Duration pollingInterval() {
        return values.pollingInterval;
    }

    /** See {@link #maxConcurrentOrchestrations(int)}. */
    public int maxConcurrentOrchestrations() {
        return values.maxConcurrentOrchestrations;
    }

    /** See {@link #maxConcurrentActivities(int)}. */
    public int maxConcurrentActivities() {
        return values.maxConcurrentActivities;
    }

    /** See {@link #leaseTimeout(Duration)}. */
    public Duration leaseTimeout() {
        return values.leaseTimeout;
    }

    /** See {@link #maxPendingCalls(int)}. */
    public int maxPendingCalls() {
        return values.maxPendingCalls;
    }

    /** See {@link #maxBacklog(int)}. */
    public int maxBacklog() {
        return values.maxBacklog;
    }

    /** See {@link #lease(Duration, Duration)}. */
    public Duration leaseRenewalInterval() {
        return values.leaseRenewalInterval;
    }

    /** See {@link #activityTimeout(Duration)}. */
    public Duration activityTimeout() {
        return values.activityTimeout;
    }

    /** See {@link #orchestrationTimeout(Duration)}; empty for none. */
    public Optional<Duration> orchestrationTimeout() {
        return Optional.ofNullable(values.orchestrationTimeout);
    }

    /** See {@link #retry(RetryPolicy)}. */
    public RetryPolicy retry() {
        return values.retry;
    }

    /** See {@link #limits(PayloadLimits)}. */
    public PayloadLimits limits() {
        return values.limits;
    }

    /** See {@link #longHistory(int)}. */
    public int longHistory() {
        return values.longHistory;
    }

    /** See {@link #blockedRetryInterval(Duration)}. */
    public Duration blockedRetryInterval() {
        return values.blockedRetryInterval;
    }

    /** See {@link #maxTakeOvers(int)}. */
    public int maxTakeOvers() {
        return values.maxTakeOvers;
    }

    /** See {@link #lanes(int)}. */
    public int lanes() {
        return values.lanes;
    }

    /** See {@link #idleTimeout(Duration)}. */
    public Duration idleTimeout() {
        return values.idleTimeout;
    }

    /** See {@link #replayLogging(boolean)}. */
    public boolean replayLogging() {
        return values.replayLogging;
    }

    /** See {@link #traceStateOperations(boolean)}. */
    public boolean traceStateOperations() {
        return values.traceStateOperations;
    }

    /** See {@link #shutdownTimeout(Duration)}. */
    public Duration shutdownTimeout() {
        return values.shutdownTimeout;
    }

    private static void requirePositive(String option, Duration value) {
        require(!value.isNegative() && !value.isZero(), option, value, "longer than zero");
        requireBounded(option, value);
    }

    private static void requireNotNegative(String option, Duration value) {
        require(!value.isNegative(), option, value, "not negative");
        requireBounded(option, value);
    }

    private static void requireBounded(String option, Duration value) {
        require(value.compareTo(LONGEST) <= 0, option, value, "at most " + LONGEST.toDays() + " days");
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
