package io.durablefunctions.chaos.operations;

/**
 * What was answered to an operation.
 *
 * @param outcome what that says of it
 * @param message what else was said; on one line
 */
public record Answer(Outcome outcome, String message) {

    /** What an answer says. */
    public enum Outcome {
        /** It is durable. */
        DONE,
        /** It has not happened and never will. */
        FAILED,
        /** It may or may not have happened. */
        UNKNOWN,
        /** The instance has ended and takes nothing. */
        ENDED,
        /** There is no such instance. */
        ABSENT
    }

    private static final String UNDOCUMENTED = "UNDOCUMENTED ";

    public Answer {
        message = message.replace('\n', ' ').replace('\r', ' ');
    }

    /** Without a message. */
    public static Answer of(Outcome outcome) {
        return new Answer(outcome, "");
    }

    /** An exception of which nothing is written: what it says of the outcome nobody knows. */
    public static Answer undocumented(RuntimeException exception) {
        return new Answer(Outcome.UNKNOWN, UNDOCUMENTED + exception);
    }

    /** Whether it was {@link #undocumented}. */
    public boolean isUndocumented() {
        return message.startsWith(UNDOCUMENTED);
    }

    /** The outcome, then the message. */
    public String line() {
        return outcome + " " + message;
    }

    /** What {@link #line} wrote. */
    public static Answer parse(String line) {
        String[] words = line.split(" ", 2);
        return new Answer(Outcome.valueOf(words[0]), words[1]);
    }
}
