package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.StateStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;

/** The store of the simulations, in fine weather and without anybody else. For any number of threads, one at a time. */
final class ModelledStore {

    private final World world;
    private final StateStore store;

    ModelledStore() {
        Scenario fine = Scenario.of(1, Set.of()).with(2, 1, 1, Weather.CALM);
        this.world = new World(fine, new Trace(false), Long.MAX_VALUE);
        this.store = new SimulatedStateStore(world, new SimulatedProcess("test", world, 0), new Hints(world));
    }

    /** The store, for several threads. */
    StateStore store() {
        return (StateStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StateStore.class}, (proxy, method, arguments) -> {
                    try {
                        synchronized (world) {
                            return method.invoke(store, arguments);
                        }
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    void pass(Duration duration) {
        synchronized (world) {
            world.pass(duration.toNanos());
        }
    }
}
