package io.durablefunctions.testing.workload;

/** The answer of an activity that refuses. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final long argument;

    Refusal(String key, long argument) {
        super("refused " + key + " " + argument, null, false, false);
        this.key = key;
        this.argument = argument;
    }

    String key() {
        return key;
    }

    long argument() {
        return argument;
    }
}
