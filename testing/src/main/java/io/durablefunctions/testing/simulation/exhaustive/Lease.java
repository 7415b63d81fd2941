package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Digest;
import java.util.ArrayList;
import java.util.List;

/** What a host knows of an instance that it has loaded. */
final class Lease {

    final String id;
    long version;
    long base;
    long last;
    String state;
    final List<String> history;
    final List<String> mail;

    Lease(String id, long version, long base, long last, String state, List<String> history, List<String> mail) {
        this.id = id;
        this.version = version;
        this.base = base;
        this.last = last;
        this.state = state;
        this.history = new ArrayList<>(history);
        this.mail = new ArrayList<>(mail);
    }

    void addTo(Digest digest) {
        digest.add(id).add(version).add(base).add(last).add(history).add(mail);
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
