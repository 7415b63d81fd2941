package io.durablefunctions.testing;

/**
 * The test has not said what it should have said. Never an orchestration's failure: as an error it passes by {@code catch
 * (RuntimeException)}, and through children.
 */
final class MissingInTest extends AssertionError {

    private static final long serialVersionUID = 1;

    MissingInTest(String message) {
        super(message);
    }
}
