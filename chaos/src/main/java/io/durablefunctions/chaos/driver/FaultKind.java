package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.worker.Poison;

/** What is done to the processes, the network and the database. */
public enum FaultKind {
    KILL("kill -9 of a worker", 600),
    ZOMBIE("worker stopped for longer than its lease", 100),
    ZOMBIE_IN_TRANSACTION("worker stopped so inside a transaction", 30),
    DRAIN("SIGTERM to a worker", 60),
    ROLLING_RESTART("rolling restart with a changed jar", 10),
    POSTMASTER_KILL("kill -9 of the postmaster", 100),
    IMMEDIATE_RESTART("immediate restart of the server", 20),
    TERMINATE_BACKENDS("pg_terminate_backend", 200),
    CONNECTIONS_EXHAUSTED("no connections left", 20),
    DEADLOCK("deadlock", 60),
    SERIALIZATION("serialization failure", 60),
    CUT_BEFORE_COMMIT("connection cut before a commit", 3_000),
    CUT_AFTER_COMMIT("connection cut after a commit", 3_000),
    BLACK_HOLE("black hole", 30),
    DELAY("slow network", 30),
    PARTITION("one host cut off", 30),
    RECURSION("poison: infinite recursion", 10),
    MEMORY("poison: OutOfMemoryError", 10),
    MEMORY_OF_ACTIVITY("poison: OutOfMemoryError in an activity", 10),
    EXIT("poison: System.exit", 6),
    SWALLOW("poison: catches Throwable", 10),
    PAIR("two faults at the same time", 60);

    private static final double MINUTES_PER_HOUR = 60;

    private final String text;
    private final int perHour;

    FaultKind(String text, int perHour) {
        this.text = text;
        this.perHour = perHour;
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** How often it must have happened in a run of so many minutes. */
    public int quota(double minutes) {
        return (int) Math.max(1, Math.ceil(perHour * minutes / MINUTES_PER_HOUR));
    }

    /** Whether it is over in a moment and harms one connection at most. */
    boolean isSmall() {
        return this == CUT_BEFORE_COMMIT || this == CUT_AFTER_COMMIT || this == TERMINATE_BACKENDS;
    }

    /** Whether it takes long until it has had its effect. */
    boolean isLong() {
        return this == ROLLING_RESTART || isPoison();
    }

    boolean isPoison() {
        return this == RECURSION || this == MEMORY || this == MEMORY_OF_ACTIVITY || this == EXIT || this == SWALLOW;
    }

    Poison poison() {
        return Poison.valueOf(name());
    }
}
