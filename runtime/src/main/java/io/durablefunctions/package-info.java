/**
 * What a user of the framework imports: the orchestration context, durable futures, handles and clients, policies and
 * exceptions. Hosts are built with {@link io.durablefunctions.engine.DurableFunctionRuntime}.
 */
@NullMarked
package io.durablefunctions;

import org.jspecify.annotations.NullMarked;
