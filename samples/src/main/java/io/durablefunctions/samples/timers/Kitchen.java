package io.durablefunctions.samples.timers;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;
import java.util.List;

/** Cooks several dishes at the same time and rings for each when it is done. */
@Orchestrator
public interface Kitchen {

    /** Returns the dishes in the order in which they were done. */
    List<String> cook(OrchestrationContext context, List<Dish> dishes);

    record Dish(String name, long seconds) {}
}
