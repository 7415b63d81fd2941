package io.durablefunctions.testing.simulation.exhaustive;

import java.util.Arrays;
import java.util.BitSet;

/** Which states lead to which without any misfortune, and which are at rest. */
final class Graph {

    private int[] from = new int[1 << 12];
    private int[] to = new int[1 << 12];
    private final BitSet atRest = new BitSet();
    private int edges;
    private int nodes;

    /** Adds the next state. */
    void node(boolean isAtRest) {
        atRest.set(nodes++, isAtRest);
    }

    void edge(int source, int target) {
        if (edges == from.length) {
            from = Arrays.copyOf(from, edges * 2);
            to = Arrays.copyOf(to, edges * 2);
        }
        from[edges] = source;
        to[edges++] = target;
    }

    /** The first state from which none is reached that is at rest; -1 for none. */
    int firstThatCannotEnd() {
        int[] first = new int[nodes + 1];
        for (int edge = 0; edge < edges; edge++) {
            first[to[edge] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            first[node + 1] += first[node];
        }
        int[] sources = new int[edges];
        int[] filled = Arrays.copyOf(first, nodes);
        for (int edge = 0; edge < edges; edge++) {
            sources[filled[to[edge]]++] = from[edge];
        }
        return reach(first, sources).nextClearBit(0) < nodes
                ? reach(first, sources).nextClearBit(0)
                : -1;
    }

    private BitSet reach(int[] first, int[] sources) {
        BitSet reached = (BitSet) atRest.clone();
        int[] open = new int[nodes];
        int count = 0;
        for (int node = atRest.nextSetBit(0); node >= 0; node = atRest.nextSetBit(node + 1)) {
            open[count++] = node;
        }
        while (count > 0) {
            int node = open[--count];
            for (int i = first[node]; i < first[node + 1]; i++) {
                if (!reached.get(sources[i])) {
                    reached.set(sources[i]);
                    open[count++] = sources[i];
                }
            }
        }
        return reached;
    }
}
