package com.acme;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;
import org.jspecify.annotations.Nullable;

@Orchestrator
public interface Search {

    @Nullable String search(OrchestrationContext context, @Nullable String town, Answers answers, Progress<@Nullable String> progress);

    @ExternalEvents
    interface Answers {
        DurableFuture<@Nullable String> answer();
    }
}
