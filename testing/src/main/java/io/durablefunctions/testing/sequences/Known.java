package io.durablefunctions.testing.sequences;

import java.util.ArrayList;
import java.util.List;

/** What the answers of a store have told of one instance. */
final class Known {

    final long firstVersion;
    final List<String> waiting = new ArrayList<>();
    long version;
    long base;
    long lastSeq;
    boolean ended;

    Known(long firstVersion) {
        this.firstVersion = firstVersion;
        this.version = firstVersion;
    }

    Known copy() {
        Known copy = new Known(firstVersion);
        copy.waiting.addAll(waiting);
        copy.version = version;
        copy.base = base;
        copy.lastSeq = lastSeq;
        copy.ended = ended;
        return copy;
    }

    boolean hasRows() {
        return lastSeq > base;
    }
}
