package com.acme.jobs;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Name;
import io.durablefunctions.annotations.Orchestrator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nested contracts; events that are inherited, renamed, of collections and of primitives. */
public final class Outer {
    private Outer() {}

    @Orchestrator
    public interface Inner {
        List<String> collect(OrchestrationContext context, Map<String, List<Item>> items, Events events);
    }

    @ExternalEvents
    public interface Events extends Cancelling<Reason> {
        DurableFuture<List<Item>> items();

        @Name("voted")
        DurableFuture<Integer> vote(String payload);

        default DurableFuture<Integer> voteOfChair() {
            return vote("chair");
        }
    }

    public interface Cancelling<R> {
        DurableFuture<R> cancelled();
    }

    public record Item(String name, Set<String> tags) {}

    public enum Reason {
        LATE
    }
}
