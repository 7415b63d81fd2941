package io.durablefunctions.testing;

/** The test has not said what it should have said. Never an orchestration's failure, so it passes through children. */
final class MissingInTest extends IllegalStateException {

    private static final long serialVersionUID = 1;

    MissingInTest(String message) {
        super(message);
    }
}
