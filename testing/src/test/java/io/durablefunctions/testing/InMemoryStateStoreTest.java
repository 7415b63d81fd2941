package io.durablefunctions.testing;

import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.StateStore;

class InMemoryStateStoreTest extends StateStoreContract {

    @Override
    protected StateStore newStore() {
        return new InMemoryStateStore();
    }
}
