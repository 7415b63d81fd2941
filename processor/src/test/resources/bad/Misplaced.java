package com.acme;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.InStoreTransaction;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;

/** Annotations of activities where nothing reads them. */
final class Misplaced {

    @Activity
    interface Mail {
        void send(String address);

        @Retry(maxAttempts = 1)
        default void sendTwice(String address) { // error: [misplaced-annotation] @Retry has no effect on sendTwice, which is no abstract method of an interface. Put it on a method of the contract marked @Activity.
            send(address);
            send(address);
        }

        @Timeout("1s")
        static void check() {} // error: [misplaced-annotation] @Timeout has no effect on check, which is no abstract method of an interface. Put it on a method of the contract marked @Activity.
    }

    @Retry
    @InStoreTransaction
    static final class SmtpMail implements Mail {
        // error above: [misplaced-annotation] @Retry has no effect on Misplaced.SmtpMail, which is of kind 'class'. Put it on the interface marked @Activity.
        // error above: [misplaced-annotation] @InStoreTransaction has no effect on Misplaced.SmtpMail, which is of kind 'class'. Put it on the interface marked @Activity.

        @Override
        @InStoreTransaction
        public void send(String address) {} // error: [misplaced-annotation] @InStoreTransaction has no effect on send, which is no abstract method of an interface. Put it on a method of the contract marked @Activity.
    }

    abstract static class HalfMail implements Mail {
        @Override
        @Timeout("1s")
        public abstract void send(String address); // error: [misplaced-annotation] @Timeout has no effect on send, which is no abstract method of an interface. Put it on a method of the contract marked @Activity.
    }

    @Retry
    @interface Careful {} // error: [misplaced-annotation] @Retry has no effect on Misplaced.Careful, which is of kind 'annotation type'. Put it on the interface marked @Activity.

    @ExternalEvents
    @Timeout("1s")
    interface Inbox { // error: [misplaced-annotation] @Timeout has no effect on an event. Put it on an activity.
        DurableFuture<String> word();
    }

    /** A contract elsewhere may inherit from it. */
    @InStoreTransaction
    interface Shelf {
        @Retry
        void put(String item);

        @Retry
        default void putTwice(String item) { // error: [misplaced-annotation] @Retry has no effect on putTwice, which is no abstract method of an interface. Put it on a method of the contract marked @Activity.
            put(item);
        }
    }
}
