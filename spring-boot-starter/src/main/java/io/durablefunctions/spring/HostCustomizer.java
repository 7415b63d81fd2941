package io.durablefunctions.spring;

import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;

/**
 * Adds to what the host serves before it is built: orchestrators and activities without a contract, by their names. Beans of this type are called
 * in their order, after the beans that implement contracts were registered.
 */
@FunctionalInterface
public interface HostCustomizer {

    /** Adds to it. The store and the options that it sets here win over those of the application. */
    void customize(DurableFunctionRuntimeBuilder host);
}
