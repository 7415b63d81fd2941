package io.durablefunctions.testing.simulation.database;

/**
 * A row of {@code durable_inbox}.
 *
 * @param sentAt orders the mail of a receiver
 * @param isDead whether its receiver had ended
 */
public record Letter(String receiver, String messageId, String payload, long sentAt, boolean isDead) {

    Letter dead() {
        return new Letter(receiver, messageId, payload, sentAt, true);
    }

    Key key() {
        return new Key(receiver, messageId);
    }

    /** Its primary key. */
    public record Key(String receiver, String messageId) implements Comparable<Key> {

        private static final String LAST = "\uffff";

        @Override
        public int compareTo(Key other) {
            int byReceiver = receiver.compareTo(other.receiver);
            return byReceiver != 0 ? byReceiver : messageId.compareTo(other.messageId);
        }

        static Key first(String receiver) {
            return new Key(receiver, "");
        }

        static Key last(String receiver) {
            return new Key(receiver, LAST);
        }
    }
}
