package io.durablefunctions;

/**
 * How far a running orchestration has come, for those who ask from outside. The last parameter of an orchestrator's method, if
 * wanted; the engine hands it in.
 *
 * @param <T> what is told
 */
@FunctionalInterface
public interface Progress<T> {

    /** Replaces what was told before. Seen from outside once this turn is durable. */
    void set(T progress);
}
