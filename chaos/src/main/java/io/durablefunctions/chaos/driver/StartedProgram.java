package io.durablefunctions.chaos.driver;

import io.durablefunctions.testing.workload.Program;

/**
 * A program that was, or may have been, started.
 *
 * @param instanceId the id of its root; the ids of its children begin with it
 * @param program what it does
 */
public record StartedProgram(String instanceId, Program program) {

    private static final int ID_LENGTH = "p-000000".length();

    /** The id of the n-th root: all are equally long, so that none is the beginning of another one. */
    static String id(int number) {
        return "p-%06d".formatted(number);
    }

    /** The id of the root that an instance belongs to; its own if it is of no program. */
    public static String rootOf(String instanceId) {
        return instanceId.startsWith("p-") && instanceId.length() > ID_LENGTH
                ? instanceId.substring(0, ID_LENGTH)
                : instanceId;
    }
}
