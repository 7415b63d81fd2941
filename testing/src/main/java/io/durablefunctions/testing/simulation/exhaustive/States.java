package io.durablefunctions.testing.simulation.exhaustive;

import java.util.Arrays;

/** States by number, in the order in which they were found, each with the state and the choice that led to it. */
final class States {

    private long[] high = new long[1 << 12];
    private long[] low = new long[1 << 12];
    private int[] from = new int[1 << 12];
    private short[] choice = new short[1 << 12];
    private int[] depth = new int[1 << 12];
    private int[] table = new int[1 << 14];
    private int size;

    int size() {
        return size;
    }

    int depth(int state) {
        return depth[state];
    }

    /** The number of the state with this digest, which is {@link #size} if it is new. */
    int add(long newHigh, long newLow, int newFrom, short newChoice) {
        if (size * 2 > table.length) {
            grow();
        }
        int slot = slot(newHigh, newLow);
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        if (size == from.length) {
            growRows();
        }
        high[size] = newHigh;
        low[size] = newLow;
        from[size] = newFrom;
        choice[size] = newChoice;
        depth[size] = newFrom < 0 ? 0 : depth[newFrom] + 1;
        table[slot] = size + 1;
        return size++;
    }

    private int slot(long ofHigh, long ofLow) {
        int slot = (int) ofLow & (table.length - 1);
        while (table[slot] != 0 && (high[table[slot] - 1] != ofHigh || low[table[slot] - 1] != ofLow)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void grow() {
        table = new int[table.length * 2];
        for (int state = 0; state < size; state++) {
            table[slot(high[state], low[state])] = state + 1;
        }
    }

    private void growRows() {
        int length = size * 2;
        high = Arrays.copyOf(high, length);
        low = Arrays.copyOf(low, length);
        from = Arrays.copyOf(from, length);
        choice = Arrays.copyOf(choice, length);
        depth = Arrays.copyOf(depth, length);
    }

    /** The choices that lead to a state. */
    short[] path(int state) {
        short[] path = new short[depth[state]];
        int at = state;
        for (int i = path.length - 1; i >= 0; i--) {
            path[i] = choice[at];
            at = from[at];
        }
        return path;
    }
}
