package io.durablefunctions.samples;

import java.io.PrintStream;
import java.util.List;

/** Something to run and to read. */
@FunctionalInterface
public interface Sample {

    /**
     * Runs it.
     *
     * @throws IllegalArgumentException if the arguments are wrong; the message says what to give
     */
    void run(List<String> arguments, PrintStream out) throws Exception;
}
