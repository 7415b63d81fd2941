package io.durablefunctions.testing.simulation.exhaustive;

/**
 * What a request to the database is for.
 *
 * @param actor who sent it
 * @param text tells it from all others that its actor may send in the same state
 * @param version under which an owner writes or renews; 0 for none
 * @param writes whether it matters if its COMMIT happened
 */
record Call(Kind kind, String actor, String text, String instance, long version, boolean writes) {

    /** What it may do to an instance's row. */
    enum Kind {
        CLAIM,
        TURN,
        RENEWAL,
        OTHER
    }
}
