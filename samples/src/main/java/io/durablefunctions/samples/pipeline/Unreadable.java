package io.durablefunctions.samples.pipeline;

/** A file that has gone, or that may not be read: an answer, so it is not tried again. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String path;
    private final String reason;

    /** Of this file, for this reason. */
    public Unreadable(String path, String reason) {
        super(path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    /** Which file. */
    public String path() {
        return path;
    }

    /** Why. */
    public String reason() {
        return reason;
    }
}
