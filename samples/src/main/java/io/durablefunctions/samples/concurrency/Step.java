package io.durablefunctions.samples.concurrency;

import io.durablefunctions.annotations.Activity;

/** Work. */
@Activity
public interface Step {

    /** Returns the name of the host that did it. */
    String work(int number, int step) throws InterruptedException;
}
