package io.durablefunctions.testing.simulation;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.engine.DurableFunctionRuntime;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something that is asked of one host after the other, until one has answered. */
final class Errand {

    private static final long PATIENCE_NANOS = 200_000_000;

    private final World world;
    private final Cluster cluster;
    private final Consumer<DurableFunctionRuntime> call;
    private @Nullable SimulatedProcess asked;
    private boolean done;

    /** @param call throws a {@link DurableFunctionsException} if it has to be tried again */
    Errand(World world, Cluster cluster, Consumer<DurableFunctionRuntime> call) {
        this.world = world;
        this.cluster = cluster;
        this.call = call;
    }

    boolean isDone() {
        return done;
    }

    void begin() {
        SimulatedProcess host = cluster.any();
        DurableFunctionRuntime runtime = host == null ? null : host.runtime();
        if (host == null || runtime == null) {
            later(this::begin);
            return;
        }
        asked = host;
        world.addCall(host, "call", () -> ask(runtime));
        later(this::look);
    }

    private void later(Runnable task) {
        world.at(world.nanos() + PATIENCE_NANOS, null, task);
    }

    /** A host that is slow is waited for: what it does in the end must not come after another one has answered. */
    private void look() {
        if (asked != null && asked.isDead()) {
            asked = null;
        }
        if (!done && asked == null) {
            begin();
        } else if (!done) {
            later(this::look);
        }
    }

    private void ask(DurableFunctionRuntime runtime) {
        try {
            call.accept(runtime);
            done = true;
        } catch (DurableFunctionsException tryAgain) {
            asked = null;
        }
    }
}
