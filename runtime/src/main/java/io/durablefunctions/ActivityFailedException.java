package io.durablefunctions;

/** An activity failed and will not be tried again. What it threw is here as data. */
public final class ActivityFailedException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    private final String activity;
    private final int attempts;
    private final transient FailureDetails failure;

    /** Of the activity of this name, after so many attempts. */
    public ActivityFailedException(String activity, int attempts, FailureDetails failure) {
        super("Activity " + activity + " failed after " + (attempts == 1 ? "1 attempt" : attempts + " attempts") + ": "
                + failure);
        this.activity = activity;
        this.attempts = attempts;
        this.failure = failure;
    }

    /** The activity's name, such as {@code Mail.send}. */
    public String activity() {
        return activity;
    }

    /** How often it was run. */
    public int attempts() {
        return attempts;
    }

    /** What the last attempt threw. */
    public FailureDetails failure() {
        return failure;
    }
}
