/**
 * The impure shell around replay: claims instances, takes turns, commits them in groups, runs activities, fires timers. Hosts are
 * built with {@link io.durablefunctions.engine.DurableFunctionRuntime}.
 */
@NullMarked
package io.durablefunctions.engine;

import org.jspecify.annotations.NullMarked;
