package io.durablefunctions.configuration;

import static io.durablefunctions.configuration.Bounds.atLeastOne;
import static io.durablefunctions.configuration.Bounds.bytes;
import static io.durablefunctions.configuration.Bounds.notNegative;
import static io.durablefunctions.configuration.Bounds.positive;
import static io.durablefunctions.configuration.Bounds.upToAHundredYears;

import io.durablefunctions.RetryPolicy;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.engine.RuntimeOptions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How a host works. */
final class RuntimeSettings {

    private static final Duration SHORT_POLL = Duration.ofMillis(100);
    private static final Duration LONG_RUN = Duration.ofDays(30);
    private static final Duration LONGEST_RUN = Duration.ofDays(36_500);

    static final Setting<String> HOST_ID = Setting.unset(
                    "runtime.host-id",
                    SettingType.TEXT,
                    "`machine-pid`",
                    "Names this host in leases. A random part is added, so that a host that starts again is another one.")
            .error(
                    id -> !id.matches("[A-Za-z0-9_-]{1,200}"),
                    "It has characters that host ids cannot have, or is too long.",
                    "Give 1 to 200 characters of A-Z a-z 0-9 _ -.");

    static final Setting<Duration> POLLING_INTERVAL = upToAHundredYears(positive(Setting.of(
                    "runtime.polling-interval",
                    SettingType.DURATION,
                    "100ms",
                    "How often the store is asked for work that no hint told of: what a timer may be late at most.")))
            .warning(
                    interval -> !interval.isNegative() && !interval.isZero() && interval.compareTo(SHORT_POLL) < 0,
                    "Polling more often than every 100ms costs the database more than it gains.",
                    "Give 100ms or more.");

    static final Setting<Integer> MAX_CONCURRENT_ORCHESTRATIONS = atLeastOne(
                    Setting.of(
                            "runtime.max-concurrent-orchestrations",
                            SettingType.WHOLE,
                            "1000",
                            "How many instances are held in memory at most, some 10 MB of small ones; those that wait leave when others need the room."))
            .warning(
                    many -> many > 10_000,
                    "More than 10000 instances in memory may be more than it has.",
                    "Give 10000 or less, and start more hosts.");

    static final Setting<Integer> MAX_CONCURRENT_ACTIVITIES = atLeastOne(Setting.of(
            "runtime.max-concurrent-activities",
            SettingType.WHOLE,
            "256",
            "How many activities run at the same time at most."));

    static final Setting<Integer> MAX_PENDING_CALLS = atLeastOne(Setting.of(
            "runtime.max-pending-calls",
            SettingType.WHOLE,
            "10000",
            "How many starts and messages of clients may wait for this host; more are refused as busy."));

    static final Setting<Integer> MAX_BACKLOG = atLeastOne(Setting.of(
            "runtime.max-backlog",
            SettingType.WHOLE,
            "10000",
            "How many ready instances may wait in the store before this host refuses to store more of them."));

    static final Setting<Duration> LEASE_TIMEOUT = upToAHundredYears(positive(Setting.of(
            "runtime.lease-timeout",
            SettingType.DURATION,
            "30s",
            "How long after a host's death another one takes its instances over. Longer than most pauses of a machine or a fail-over of the"
                    + " database, short enough to wait for.")));

    static final Setting<Duration> LEASE_RENEWAL_INTERVAL = upToAHundredYears(positive(Setting.unset(
            "runtime.lease-renewal-interval",
            SettingType.DURATION,
            "a third of `lease-timeout`: `10s`",
            "How often leases are renewed, so that two renewals may fail. Shorter than `lease-timeout`.")));

    static final Setting<Duration> ACTIVITY_TIMEOUT = upToAHundredYears(positive(Setting.of(
            "runtime.activity-timeout",
            SettingType.DURATION,
            "5m",
            "How long one attempt of an activity may take, where the call sets nothing.")));

    static final Setting<Duration> ORCHESTRATION_TIMEOUT = positive(Setting.unset(
                    "runtime.orchestration-timeout",
                    SettingType.DURATION,
                    "none, since an orchestration may wait for months",
                    "After how long an orchestration is terminated, counted from its start or since it last continued as new. Set it, for example"
                            + " to `30m`, where none has to wait for longer."))
            .error(
                    timeout -> timeout.compareTo(LONGEST_RUN) > 0,
                    "It is more than 36500 days.",
                    "Leave it out for none.")
            .warning(
                    timeout -> timeout.compareTo(LONG_RUN) > 0 && timeout.compareTo(LONGEST_RUN) <= 0,
                    "A timeout of more than 30 days catches what hangs very late.",
                    "Give 30d or less, or leave it out for none.");

    static final Setting<Integer> LONG_HISTORY = atLeastOne(Setting.of(
            "runtime.long-history",
            SettingType.WHOLE,
            "10000",
            "After how many events an orchestration is told that its history is long, and should continue as new."));

    static final Setting<Duration> BLOCKED_RETRY_INTERVAL = upToAHundredYears(positive(Setting.of(
            "runtime.blocked-retry-interval",
            SettingType.DURATION,
            "1m",
            "How often an instance whose code does not fit its history is tried again.")));

    static final Setting<Integer> MAX_TAKE_OVERS = atLeastOne(Setting.of(
            "runtime.max-take-overs",
            SettingType.WHOLE,
            "10",
            "How many hosts an instance may take down with it, without getting anywhere, before it is set aside."));

    static final Setting<Integer> LANES = atLeastOne(Setting.unset(
            "runtime.lanes",
            SettingType.WHOLE,
            "half the processors, 1 to 4",
            "How many groups of commits are on their way to the store at the same time under load."));

    static final Setting<Duration> IDLE_TIMEOUT = upToAHundredYears(notNegative(Setting.of(
            "runtime.idle-timeout",
            SettingType.DURATION,
            "1s",
            "How long an instance with nothing to do stays in memory while there is room.")));

    static final Setting<Boolean> REPLAY_LOGGING = Setting.of(
            "runtime.replay-logging",
            SettingType.FLAG,
            "false",
            "Whether an orchestration's logger also speaks while the past is replayed.");

    static final Setting<Boolean> TRACE_STATE_OPERATIONS = Setting.of(
            "runtime.trace-state-operations",
            SettingType.FLAG,
            "false",
            "Whether each write and claim is logged, at the level INFO.");

    static final Setting<Duration> SHUTDOWN_TIMEOUT = upToAHundredYears(notNegative(Setting.of(
            "runtime.shutdown-timeout",
            SettingType.DURATION,
            "10s",
            "How long a host that closes waits for running activities.")));

    static final Setting<Integer> RETRY_MAX_ATTEMPTS = atLeastOne(Setting.of(
            "runtime.retry.max-attempts",
            SettingType.WHOLE,
            "4",
            "How often an activity is run at most, the first time included, where neither contract nor call says."));

    static final Setting<Duration> RETRY_FIRST_DELAY = notNegative(Setting.of(
            "runtime.retry.first-delay", SettingType.DURATION, "1s", "How long to wait before the second attempt."));

    static final Setting<Double> RETRY_BACKOFF = Setting.of(
                    "runtime.retry.backoff", SettingType.DECIMAL, "2.0", "By what each further delay is multiplied.")
            .error(
                    factor -> !(factor >= 1 && Double.isFinite(factor)),
                    "Delays cannot become shorter.",
                    "Give 1.0 or more.");

    static final Setting<Duration> RETRY_MAX_DELAY = notNegative(
            Setting.of("runtime.retry.max-delay", SettingType.DURATION, "1m", "No delay is longer than this."));

    static final Setting<Double> RETRY_JITTER = Setting.of(
                    "runtime.retry.jitter",
                    SettingType.DECIMAL,
                    "0.1",
                    "What part of a delay is left to chance, so that many do not try at the same moment.")
            .error(part -> !(part >= 0 && part <= 1), "It is a part of the delay.", "Give a number from 0 to 1.");

    static final Setting<List<String>> RETRY_NOT_ON = Setting.unset(
            "runtime.retry.not-on",
            SettingType.LIST,
            "none",
            "Exception classes, by full name, after which another attempt is pointless; their subclasses count.");

    static final Setting<Long> MAX_INPUT_SIZE = bytes(Setting.of(
            "security.max-input-size",
            SettingType.SIZE,
            "64KB",
            "How large, in bytes of UTF-8, what comes from outside may be: inputs and events."));

    static final Setting<Long> MAX_VALUE_SIZE = bytes(Setting.of(
            "security.max-value-size",
            SettingType.SIZE,
            "16MB",
            "How large, in bytes of UTF-8, what your own code gives may be: arguments, results, progress."));

    static final Setting<Integer> MAX_SERIALIZATION_DEPTH = atLeastOne(Setting.of(
                    "security.max-serialization-depth",
                    SettingType.WHOLE,
                    "32",
                    "How deep objects and arrays of a stored value may be nested."))
            .warning(
                    depth -> depth > 1_000,
                    "Values nested more than 1000 deep may exhaust the stack.",
                    "Give 1000 or less.");

    static final List<Setting<?>> ALL = List.of(
            HOST_ID,
            POLLING_INTERVAL,
            LEASE_TIMEOUT,
            LEASE_RENEWAL_INTERVAL,
            ORCHESTRATION_TIMEOUT,
            ACTIVITY_TIMEOUT,
            SHUTDOWN_TIMEOUT,
            IDLE_TIMEOUT,
            MAX_CONCURRENT_ORCHESTRATIONS,
            MAX_CONCURRENT_ACTIVITIES,
            MAX_PENDING_CALLS,
            MAX_BACKLOG,
            LONG_HISTORY,
            LANES,
            BLOCKED_RETRY_INTERVAL,
            MAX_TAKE_OVERS,
            REPLAY_LOGGING,
            TRACE_STATE_OPERATIONS,
            RETRY_MAX_ATTEMPTS,
            RETRY_FIRST_DELAY,
            RETRY_BACKOFF,
            RETRY_MAX_DELAY,
            RETRY_JITTER,
            RETRY_NOT_ON,
            MAX_INPUT_SIZE,
            MAX_VALUE_SIZE,
            MAX_SERIALIZATION_DEPTH);

    private RuntimeSettings() {}

    static void check(Values values, Problems problems) {
        Given<Duration> renewal = values.given(LEASE_RENEWAL_INTERVAL);
        Duration lease = values.get(LEASE_TIMEOUT);
        if (renewal != null && !values.isWrong(LEASE_TIMEOUT) && renewal.value().compareTo(lease) >= 0) {
            problems.error(
                    renewal,
                    "It is not shorter than runtime.lease-timeout, " + DurationText.of(lease)
                            + ", so that leases would end before they are renewed.",
                    "Give a third of it: " + DurationText.of(lease.dividedBy(3).truncatedTo(ChronoUnit.MILLIS)) + ".");
        }
    }

    static RuntimeOptions options(Values values) {
        RuntimeOptions options = RuntimeOptions.defaults()
                .hostId(values.find(HOST_ID).orElse(RuntimeOptions.defaults().hostId()))
                .pollingInterval(values.get(POLLING_INTERVAL))
                .lease(values.get(LEASE_TIMEOUT), renewal(values))
                .activityTimeout(values.get(ACTIVITY_TIMEOUT))
                .shutdownTimeout(values.get(SHUTDOWN_TIMEOUT))
                .idleTimeout(values.get(IDLE_TIMEOUT))
                .maxConcurrentOrchestrations(values.get(MAX_CONCURRENT_ORCHESTRATIONS))
                .maxConcurrentActivities(values.get(MAX_CONCURRENT_ACTIVITIES))
                .maxPendingCalls(values.get(MAX_PENDING_CALLS))
                .maxBacklog(values.get(MAX_BACKLOG))
                .longHistory(values.get(LONG_HISTORY))
                .lanes(values.find(LANES).orElse(RuntimeOptions.defaults().lanes()))
                .blockedRetryInterval(values.get(BLOCKED_RETRY_INTERVAL))
                .maxTakeOvers(values.get(MAX_TAKE_OVERS))
                .replayLogging(values.get(REPLAY_LOGGING))
                .traceStateOperations(values.get(TRACE_STATE_OPERATIONS))
                .retry(retry(values))
                .limits(new PayloadLimits(
                        values.get(MAX_INPUT_SIZE).intValue(),
                        values.get(MAX_VALUE_SIZE).intValue(),
                        values.get(MAX_SERIALIZATION_DEPTH)));
        return values.find(ORCHESTRATION_TIMEOUT)
                .map(options::orchestrationTimeout)
                .orElse(options);
    }

    private static Duration renewal(Values values) {
        return values.find(LEASE_RENEWAL_INTERVAL)
                .orElse(values.get(LEASE_TIMEOUT).dividedBy(3));
    }

    private static RetryPolicy retry(Values values) {
        return new RetryPolicy(
                values.get(RETRY_MAX_ATTEMPTS),
                values.get(RETRY_FIRST_DELAY),
                values.get(RETRY_BACKOFF),
                values.get(RETRY_MAX_DELAY),
                values.get(RETRY_JITTER),
                values.find(RETRY_NOT_ON).orElse(List.of()));
    }
}
