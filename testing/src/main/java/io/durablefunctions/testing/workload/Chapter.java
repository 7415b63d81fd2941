package io.durablefunctions.testing.workload;

import java.util.List;

/**
 * The input of a program's orchestrator: what is left of it, and what was seen so far.
 *
 * @param place where the program is in the whole of it
 * @param rootId the instance id of the whole; empty where that is the instance itself
 * @param first the number of the first step that is left
 * @param steps what is left
 * @param trace what was seen
 */
record Chapter(Place place, String rootId, int first, List<Step> steps, List<String> trace) {

    static Chapter first(Place place, String rootId, List<Step> steps) {
        return new Chapter(place, rootId, 0, steps, List.of());
    }
}
