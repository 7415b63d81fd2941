package io.durablefunctions.benchmarks.peers;

import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the store's statements can do without the engine: instances written as the engine writes them, from texts made beforehand. A lane
 * is a thread that writes batch after batch, in each of which all its instances go on by one commit.
 */
public final class StoreStatements implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PostgreSqlStateStore store;
    private final StoredInstances texts;
    private final AtomicLong completed = new AtomicLong();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    /** Makes the schema. */
    public StoreStatements(Database database, int steps) {
        this.store = PostgreSqlStateStore.connect(database.url());
        this.texts = new StoredInstances(steps);
        store.prepare();
    }

    /** Forgets what was counted. */
    public void restart() {
        completed.set(0);
        nanos.clear();
    }

    /** How many instances have completed. */
    public long completed() {
        return completed.get();
    }

    /** How long each took from its start to its end, in ascending order. */
    public long[] latenciesNanos() {
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** A lane of so many instances. Not thread-safe. */
    public Lane lane(int instances) {
        return new Lane(instances);
    }

    @Override
    public void close() {
        store.close();
    }

    /** Writes for its instances, which stand at different steps. */
    public final class Lane {

        private final List<InFlight> instances = new ArrayList<>();
        private int batches;

        private Lane(int count) {
            for (int i = 0; i < count; i++) {
                // so that starts, appends and ends come in every batch, as they do under a steady load
                instances.add(new InFlight(i % texts.commits()));
            }
        }

        /** Writes one commit for each instance whose turn has come. */
        public void write() {
            List<InFlight> taking = new ArrayList<>(instances.size());
            List<Commit> commits = new ArrayList<>(instances.size());
            for (InFlight instance : instances) {
                if (batches >= instance.firstBatch) {
                    taking.add(instance);
                    commits.add(instance.next());
                }
            }
            batches++;
            List<Written> results = store.write(commits, PATIENCE);
            for (int i = 0; i < results.size(); i++) {
                if (!(results.get(i) instanceof Written.Durable durable)) {
                    throw new IllegalStateException("Not written: " + results.get(i));
                }
                taking.get(i).wrote(durable);
            }
        }
    }

    private final class InFlight {

        private final int firstBatch;
        private String id = "";
        private long version;
        private int written;
        private long began;

        InFlight(int firstBatch) {
            this.firstBatch = firstBatch;
        }

        Commit next() {
            if (written == 0) {
                id = StoredInstances.newId();
                began = System.nanoTime();
                return texts.start(id);
            }
            return texts.commit(id, version, written);
        }

        void wrote(Written.Durable durable) {
            if (written == 0) {
                version = ((Written.StartResult.Created) durable.starts().get(0)).version();
            }
            written++;
            if (written == texts.commits()) {
                written = 0;
                completed.incrementAndGet();
                nanos.add(System.nanoTime() - began);
            }
        }
    }
}
