package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.StateStore;
import io.durablefunctions.testing.StoreProtocolContract;
import java.time.Duration;

/** The model that simulations run on keeps the rules that hosts rely on. */
class ModelledStoreTest extends StoreProtocolContract {

    private ModelledStore modelled = new ModelledStore();

    @Override
    protected StateStore newStore() {
        modelled = new ModelledStore();
        return modelled.store();
    }

    @Override
    protected void passTime(StateStore store, Duration duration) {
        modelled.pass(duration);
    }

    /** Hints go from process to process, and this is one. */
    @Override
    protected boolean givesHints() {
        return false;
    }
}
