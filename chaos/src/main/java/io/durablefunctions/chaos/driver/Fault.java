package io.durablefunctions.chaos.driver;

import java.util.SplittableRandom;

/** Does something bad, and puts it right again. */
@FunctionalInterface
interface Fault {

    /**
     * Does it, and returns when it is over.
     *
     * @return whether it has had its effect; if not, it may be tried again
     */
    boolean inflict(SplittableRandom random) throws Exception;
}
