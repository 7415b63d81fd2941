package io.durablefunctions.chaos.driver;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what can only be asked for again and again. */
final class Waiting {

    private static final long STEP_MILLIS = 50;

    private Waiting() {}

    /** Until this holds; false if it does not in this time. */
    static boolean until(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(STEP_MILLIS);
        }
        return true;
    }
}
