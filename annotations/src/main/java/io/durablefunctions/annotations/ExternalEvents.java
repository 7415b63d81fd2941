package io.durablefunctions.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface whose methods name the events that the outside may raise to a running orchestration. Each method returns
 * {@code DurableFuture<T>}, where {@code T} is what the event carries ({@code Void} for nothing), and takes no parameter, or one
 * {@code String} that makes a key: each key has a queue of its own.
 *
 * <p>The orchestrator takes the interface as a parameter and waits on it; the raising side, {@code raiseX}, is generated on the
 * client and on the stub.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExternalEvents {}
