package io.durablefunctions.testing.simulation;

/** An event that a customer raised, with content that no other has, and what it was told of it. */
final class Raise {

    /** What a customer knows of an event. */
    enum Outcome {
        DONE,
        REFUSED,
        /** Also for as long as it has heard nothing. */
        UNKNOWN
    }

    private final EventAccount.Content content;
    private Outcome outcome = Outcome.UNKNOWN;

    Raise(EventAccount.Content content) {
        this.content = content;
    }

    EventAccount.Content content() {
        return content;
    }

    Outcome outcome() {
        return outcome;
    }

    void was(Outcome told) {
        outcome = told;
    }

    @Override
    public String toString() {
        return content + ", which was " + outcome + ",";
    }
}
