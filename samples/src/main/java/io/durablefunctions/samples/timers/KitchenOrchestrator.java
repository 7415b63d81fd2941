package io.durablefunctions.samples.timers;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A durable timer a dish. The clock goes on while no process is there; a timer that is due by then rings at once. */
public final class KitchenOrchestrator implements Kitchen {

    @Override
    public List<String> cook(OrchestrationContext context, List<Dish> dishes) {
        BellStub bell = BellStub.in(context);
        List<DurableFuture<String>> cooking = dishes.stream()
                .map(dish -> context.timer(Duration.ofSeconds(dish.seconds())).thenApply(due -> dish.name()))
                .toList();
        List<String> done = new ArrayList<>();
        for (DurableFuture<String> next : DurableFuture.asCompleted(cooking)) {
            String name = next.await();
            bell.ring(name);
            done.add(name);
        }
        return done;
    }
}
