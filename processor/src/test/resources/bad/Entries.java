package com.acme;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.InStoreTransaction;
import io.durablefunctions.annotations.Name;
import io.durablefunctions.annotations.Orchestrator;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;

/** The method of an orchestrator. */
interface Entries {

    @Orchestrator
    interface None {} // error: [one-entry-method] Entries.None has no method. Add one that takes the OrchestrationContext and the input.

    @Orchestrator
    interface Several { // error: [one-entry-method] Entries.Several has 2 methods, begin, end. Keep one: an orchestrator has one way in.
        void begin(OrchestrationContext context);

        void end(OrchestrationContext context);
    }

    @Orchestrator
    interface NoContext {
        void run(String input); // error: [context-first] run has no OrchestrationContext. Make it the first parameter.
    }

    @Orchestrator
    interface LateContext {
        void run(
                String input,
                OrchestrationContext context); // error: [context-first] parameter 'context' of run is the OrchestrationContext, but not the first parameter. Make it the first one.
    }

    @Orchestrator
    interface EarlyEvents {
        void run(
                OrchestrationContext context,
                Inbox inbox, // error: [events-after-input] parameter 'inbox' of run is an interface of events and stands before the input. Put it after the input.
                String input);
    }

    @Orchestrator
    interface TwoEvents {
        void run(
                OrchestrationContext context,
                Inbox inbox,
                Inbox more); // error: [events-after-input] run has a second interface of events, 'more'. Let one interface extend the other.
    }

    @Orchestrator
    interface EarlyProgress {
        void run(
                OrchestrationContext context,
                Progress<String> progress, // error: [progress-last] parameter 'progress' of run is a Progress, but not the last parameter. Put it last.
                Inbox inbox);
    }

    @Orchestrator
    interface RawProgress {
        void run(
                OrchestrationContext context,
                @SuppressWarnings("rawtypes")
                        Progress progress); // error: [progress-not-storable] the progress of run does not say what is told. Use Progress<X>.
    }

    @Orchestrator
    interface WildcardProgress {
        void run(
                OrchestrationContext context,
                Progress<? extends CharSequence> progress); // error: [progress-not-storable] the progress of run is ? extends CharSequence, which cannot be stored. Write the type that it stands for.
    }

    @Orchestrator
    interface UnmarkedEvents {
        void run(
                OrchestrationContext context,
                Unmarked inbox); // error: [events-not-marked] Entries.Unmarked has methods that return DurableFuture. Mark it @ExternalEvents.
    }

    @Orchestrator
    interface Waiting {
        void wait(OrchestrationContext context); // error: [taken-name] the generated wait() would meet the method of Object. Rename wait.
    }

    @Orchestrator
    interface WaitingLong {
        void wait(OrchestrationContext context, long millis); // error: [taken-name] the generated wait(long) would meet the method of Object. Rename wait.
    }

    @Orchestrator
    interface Generic {
        <T> void run(OrchestrationContext context, T input); // error: [generic-method] run has the type parameter T, which is not known when a stored value is read back. Write a method for each type.
    }

    @Orchestrator
    interface Throwing {
        void run(OrchestrationContext context) throws Throwable; // error: [throws-throwable] run throws Throwable. Write throws Exception, or name what it throws.
    }

    @Orchestrator
    @InStoreTransaction
    interface Transactional { // error: [misplaced-annotation] @InStoreTransaction has no effect on an orchestrator. Put it on an activity.
        @InStoreTransaction
        void run(OrchestrationContext context); // error: [misplaced-annotation] @InStoreTransaction has no effect on an orchestrator. Put it on an activity.
    }

    @Orchestrator
    @Retry
    interface Retried { // error: [misplaced-annotation] @Retry has no effect on an orchestrator. Put it on an activity.
        @Timeout("1m")
        @Name("go")
        void run(OrchestrationContext context);
        // error above: [misplaced-annotation] @Timeout has no effect on an orchestrator. Put it on an activity.
        // error above: [misplaced-annotation] @Name has no effect on an orchestrator's method. Write @Orchestrator("...") instead.
    }

    @ExternalEvents
    interface Inbox {
        DurableFuture<String> answer();
    }

    interface Unmarked {
        DurableFuture<String> answer();
    }
}
