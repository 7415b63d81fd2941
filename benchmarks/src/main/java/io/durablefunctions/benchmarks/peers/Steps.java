package io.durablefunctions.benchmarks.peers;

import io.durablefunctions.annotations.Activity;

/** What a step does: next to nothing, so that only the framework around it is measured. */
@Activity
public interface Steps {
    int step(int number);
}
