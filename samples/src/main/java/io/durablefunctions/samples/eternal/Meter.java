package io.durablefunctions.samples.eternal;

import io.durablefunctions.annotations.Activity;

/** Something that counts. */
@Activity
public interface Meter {

    /** What was used since the round before. */
    long read(int round);
}
