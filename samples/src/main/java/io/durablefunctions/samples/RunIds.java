package io.durablefunctions.samples;

import io.durablefunctions.DurableFunctionClient;

/** Ids for runs of a command that is given again and again: {@code name-1}, {@code name-2} and so on. */
public final class RunIds {

    private RunIds() {}

    /** The run that has not ended yet, or else a new one. */
    public static String current(DurableFunctionClient client, String name) {
        int run = 1;
        while (client.status(name + "-" + run)
                .filter(status -> status.status().isEnded())
                .isPresent()) {
            run++;
        }
        return name + "-" + run;
    }
}
