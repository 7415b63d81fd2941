package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Backend;
import io.durablefunctions.testing.simulation.database.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A back end whose client is gone.
 *
 * @param call what it was asked last; null for nothing that it is still at
 */
record Orphan(Backend backend, @Nullable Call call) {

    String describe() {
        return call == null ? "a transaction that was left" : call.actor() + "'s " + call.text();
    }

    void addTo(Digest digest) {
        digest.add(call == null ? null : call.actor()).add(call == null ? null : call.text());
    }
}
