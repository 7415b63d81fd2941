package io.durablefunctions.store;

/**
 * One row of a journal: the events of one turn.
 *
 * @param seq its number: dense, from 1, never restarted
 * @param events the events, as JSON
 */
public record HistoryRow(long seq, String events) {}
