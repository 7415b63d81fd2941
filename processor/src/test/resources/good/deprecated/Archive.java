package com.acme.archive;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;

/** What is deprecated stays so for callers of the stub, and causes no warning in generated code. */
@Activity
public interface Archive {
    @Deprecated
    void keep(String document);

    @Deprecated(since = "2 ( \"beta\"", forRemoval = true)
    int count();

    String find(String word);

    /** Only its input is deprecated. */
    @Orchestrator
    interface Cleaning {
        void clean(OrchestrationContext context, Word word);

        /** One of these. */
        @Deprecated
        record Word(String text) {}
    }

    /** Only an event is deprecated. */
    @Orchestrator
    interface Waiting {
        void waitFor(OrchestrationContext context, Events events);

        /** One of them is deprecated. */
        @ExternalEvents
        interface Events {
            @Deprecated
            DurableFuture<String> word();
        }
    }
}
