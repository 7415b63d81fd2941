package com.acme;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;

/** What a contract may be. */
final class Kinds {

    @Activity
    static class Mail {} // error: [not-an-interface] Kinds.Mail is of kind 'class'. Make it an interface and implement it in a class of its own.

    @Orchestrator
    enum Order {} // error: [not-an-interface] Kinds.Order is of kind 'enum'. Make it an interface and implement it in a class of its own.

    @Activity
    private interface Secret { // error: [private-contract] Kinds.Secret is private, and generated code cannot name it. Remove private.
        void tell();
    }

    private static final class Hidden {
        @Activity
        interface Inner { // error: [private-contract] Kinds.Hidden.Inner is private, and generated code cannot name it. Remove private.
            void tell();
        }
    }

    @Activity
    sealed interface Closed { // error: [sealed-contract] Kinds.Closed is sealed, and generated code may not implement it. Remove sealed.
        void tell();
    }

    static final class Only implements Closed {
        @Override
        public void tell() {}
    }

    @Activity
    interface Repository<T> { // error: [generic-contract] Kinds.Repository is generic, and what T stands for is not known when a stored value is read back. Mark an interface that extends it and says so.
        T load();
    }

    @Activity
    @Orchestrator
    interface Both { // error: [two-kinds] Kinds.Both is both @Orchestrator and @Activity. Split it into two interfaces.
        void run(OrchestrationContext context);
    }

    @Orchestrator
    @ExternalEvents
    interface Eventful { // error: [two-kinds] Kinds.Eventful is also @ExternalEvents. Put its events into an interface of their own.
        DurableFuture<Void> run(OrchestrationContext context);
    }

    @Activity
    interface Empty { // error: [no-method] Kinds.Empty has no method to call. Add one for each activity.
        default void tell() {}
    }
}
