package io.durablefunctions.samples.ordersweb;

/**
 * Where an order stands, and why.
 *
 * @param state where
 * @param note in words: the parcel's number, or why there is none
 */
public record Outcome(OrderState state, String note) {}
