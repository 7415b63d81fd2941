package io.durablefunctions.management.contract;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.store.StateStore;
import java.net.URI;

/** The management API as somebody hosts it, over a host that serves {@link ContractOrchestrators}. */
public interface HostedApi extends AutoCloseable {

    /** The URL of the API's root, without a slash at its end. */
    URI uri();

    /** The host behind it. */
    DurableFunctionRuntime runtime();

    /** The store behind that. */
    StateStore store();

    /** Ends all of it. */
    @Override
    void close();
}
