package io.durablefunctions.management;

/** What somebody may do. Each role may do what the ones before it may. */
public enum Role {
    /** Looks at instances, their inputs, outputs and histories, and at hosts. */
    VIEWER,
    /** Starts instances, raises events, suspends, resumes, restarts and terminates. */
    OPERATOR,
    /** Purges, and acts on many instances at once. */
    ADMIN
}
