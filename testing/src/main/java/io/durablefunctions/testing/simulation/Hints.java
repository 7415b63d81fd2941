package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.StateStore.Subscription;
import io.durablefunctions.testing.simulation.Weather.Fault;
import java.util.LinkedHashMap;
import java.util.Map;

/** Notifications from process to process, which may get lost. */
final class Hints {

    private final World world;
    private final Map<SimulatedProcess, Runnable> listeners = new LinkedHashMap<>();

    Hints(World world) {
        this.world = world;
    }

    Subscription listen(SimulatedProcess process, Runnable hint) {
        listeners.put(process, hint);
        return () -> listeners.remove(process);
    }

    void give(SimulatedProcess from) {
        listeners.keySet().removeIf(SimulatedProcess::isDead);
        listeners.forEach((process, hint) -> {
            if (process != from && !world.strikes(Fault.LOST_HINT)) {
                world.add(process, "hint", hint);
            }
        });
    }
}
