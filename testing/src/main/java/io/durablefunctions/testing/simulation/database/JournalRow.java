package io.durablefunctions.testing.simulation.database;

/**
 * A row of {@code durable_history}.
 *
 * @param version the version under which it was appended
 * @param events the events of a turn, as JSON
 */
public record JournalRow(long version, String events) {

    /** Its primary key. The number of a copy is 0, unless the key is taken out. */
    public record Key(String instanceId, long seq, long copy) implements Comparable<Key> {
        /** The key of a row. There are no two copies of one. */
        public Key(String instanceId, long seq) {
            this(instanceId, seq, 0);
        }

        @Override
        public int compareTo(Key other) {
            int byInstance = instanceId.compareTo(other.instanceId);
            int bySeq = byInstance != 0 ? byInstance : Long.compare(seq, other.seq);
            return bySeq != 0 ? bySeq : Long.compare(copy, other.copy);
        }

        static Key first(String instanceId) {
            return new Key(instanceId, Long.MIN_VALUE, 0);
        }

        static Key last(String instanceId) {
            return new Key(instanceId, Long.MAX_VALUE, Long.MAX_VALUE);
        }
    }
}
