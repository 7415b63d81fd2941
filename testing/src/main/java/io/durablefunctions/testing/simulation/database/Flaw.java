package io.durablefunctions.testing.simulation.database;

/** A rule of the protocol that is taken out, to see whether that is noticed. For tests of tests. */
public enum Flaw {
    /** An append asks nobody whether the lease is still its own. */
    NO_EPOCH_CHECK,
    /** The lease is checked in the snapshot of the append, not after it. */
    CHECK_INSIDE_INSERT,
    /** What is compared is who has the lease, not its version. */
    OWNER_INSTEAD_OF_EPOCH,
    /** A take-over appends no row. */
    NO_FENCE_ROW,
    /** The journal has no primary key. */
    NO_JOURNAL_KEY,
    /** A release does not compare the version. */
    RELEASE_WITHOUT_COMPARE,
    /** A completion and continue-as-new do not compare the version. */
    COMPLETION_WITHOUT_COMPARE,
    /** Nobody looks at the inbox after a release. */
    NO_SECOND_LOOK,
    /** Nobody sweeps. */
    NO_SWEEPER,
    /** A COMMIT without an answer is settled by reading. */
    UNKNOWN_COMMIT_SETTLED_BY_READING,
    /** A message is sent again when no answer came. */
    UNKNOWN_SEND_SENT_AGAIN,
    /** Leases are renewed by the name of the host. */
    RENEWAL_BY_HOST_NAME,
    /** A claim whose answer was lost is found again by its version alone. */
    LOST_CLAIM_BY_VERSION,
    /** Leases are compared with the clock of the host that claims. */
    LEASES_ON_HOST_CLOCK,
    /** A start is acknowledged before its COMMIT. */
    ACKNOWLEDGE_BEFORE_COMMIT,
    /** A message is deleted in a transaction of its own. */
    CONSUME_IN_ANOTHER_TRANSACTION,
    /** An error while a journal is loaded counts as an empty journal. */
    RECOVERY_SWALLOWS_ERROR,
    /** Timers fire by the clock of the host. */
    TIMERS_ON_HOST_CLOCK,
    /** Continue-as-new deletes the inbox. */
    CONTINUE_AS_NEW_DROPS_INBOX,
    /** After continue-as-new, calls are numbered from the start again. */
    CONTINUE_AS_NEW_RESTARTS_ORDINALS,
    /** Leases are renewed by the threads that do everything else. */
    RENEWAL_ON_WORKERS_POOL,
    /** A purge leaves the mail of the instance. */
    PURGE_LEAVES_INBOX,
    /** A host does not look at its stopwatch whether a lease has ended. */
    NO_SELF_FENCE,
    /** A transaction that stands still is left alone. */
    NO_IDLE_IN_TRANSACTION_TIMEOUT,
    /** An orchestrator uses a random number that is not in the history. */
    UNRECORDED_RANDOM,
    /** A mutable result is decoded once. */
    CACHED_MUTABLE_RESULT
}
