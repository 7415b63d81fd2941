package com.acme;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.InStoreTransaction;
import io.durablefunctions.annotations.Name;
import io.durablefunctions.annotations.Orchestrator;
import io.durablefunctions.annotations.Retry;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@Orchestrator
interface EventShapes {
    void run(OrchestrationContext context, Inbox inbox);

    record Decision(boolean isYes) {}

    @ExternalEvents
    interface Inbox {
        String word(); // error: [event-shape] event word returns String. Return DurableFuture of what it carries, DurableFuture<Void> for nothing.

        void nothing(); // error: [event-shape] event nothing returns void. Return DurableFuture of what it carries, DurableFuture<Void> for nothing.

        CompletableFuture<String> other(); // error: [event-shape] event other returns CompletableFuture<String>. Return DurableFuture of what it carries, DurableFuture<Void> for nothing.

        DurableFuture<Void> decided(Integer by); // error: [event-shape] event decided(Integer) may take no parameter, or one String that makes a key. What it carries goes into DurableFuture<...>.

        DurableFuture<Void> twice(String one, String two); // error: [event-shape] event twice(String, String) may take no parameter, or one String that makes a key. What it carries goes into DurableFuture<...>.

        DurableFuture<Stream<String>> lines(); // error: [event-not-storable] event lines is Stream<String>, which cannot be stored. Use List<String>.

        DurableFuture<? extends Decision> wildcard(); // error: [event-not-storable] event wildcard is ? extends EventShapes.Decision, which cannot be stored. Write the type that it stands for.

        DurableFuture<String> same();

        DurableFuture<String> same(String key); // error: [same-name] same() and same(String) would both be 'same' in the journal. Add @Name("sameString") to one of them.

        DurableFuture<String> changed();

        DurableFuture<String> Changed(); // error: [same-name] changed() and Changed() would both be raised by raiseChanged. Rename one of them.

        @Name("a:b") // error: [bad-name] 'a:b' cannot be a name in the journal. Use letters, digits, '_' and '-', at most 100 characters.
        DurableFuture<String> named();

        @Retry
        DurableFuture<String> retried(); // error: [misplaced-annotation] @Retry has no effect on an event. Put it on an activity.

        @InStoreTransaction
        DurableFuture<String> written(); // error: [misplaced-annotation] @InStoreTransaction has no effect on an event. Put it on an activity.
    }
}
