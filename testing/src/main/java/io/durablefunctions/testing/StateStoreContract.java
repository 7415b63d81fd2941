package io.durablefunctions.testing;

/**
 * The rules that every state store keeps, as tests. A store proves itself by a subclass:
 *
 * <pre>{@code
 * class MyStateStoreTest extends StateStoreContract {
 *     @Override
 *     protected StateStore newStore() {
 *         return new MyStateStore(...);
 *     }
 * }
 * }</pre>
 *
 * <p>Each test uses ids, function names and hosts of its own, so that several may share what is behind the store, also at the same time.
 */
public abstract class StateStoreContract extends StoreListRules {

    /** For subclasses. */
    protected StateStoreContract() {}
}
