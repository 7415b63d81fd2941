package io.durablefunctions.testing;

/** Unwinds a child that waits for what never comes. An error, so that the child's own code lets it pass. */
final class NeverEnds extends Error {

    private static final long serialVersionUID = 1;

    private final String waitsFor;

    NeverEnds(String waitsFor) {
        super(waitsFor, null, false, false);
        this.waitsFor = waitsFor;
    }

    String waitsFor() {
        return waitsFor;
    }
}
