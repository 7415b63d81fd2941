package io.durablefunctions.testing.sequences;

import java.util.List;

/**
 * Where two stores part.
 *
 * @param seed of the sequence
 * @param of how many operations the sequence had
 * @param operations those that are needed to see it
 * @param first what the first store answered to each of them
 * @param second what the second one answered; the last answer differs
 */
record Difference(long seed, int of, List<Operation> operations, List<String> first, List<String> second) {

    /** As lines: what was done, what was answered, and where the answers differ. */
    String text() {
        int last = first.size() - 1;
        StringBuilder text = new StringBuilder(
                "The stores differ with seed " + seed + ", by " + (last + 1) + " of " + of + " operations:\n");
        for (int i = 0; i <= last; i++) {
            text.append("  ").append(operations.get(i)).append('\n');
            if (i < last) {
                text.append("      ").append(first.get(i)).append('\n');
            }
        }
        return text + "first:  " + first.get(last) + "\nsecond: " + second.get(last) + "\n";
    }
}
