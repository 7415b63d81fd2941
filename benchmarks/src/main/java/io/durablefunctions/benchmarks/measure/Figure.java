package io.durablefunctions.benchmarks.measure;

import java.util.Map;

/**
 * What one peer did in one workload at one concurrency: medians of the rounds.
 *
 * @param peer who
 * @param workload what
 * @param concurrency how many at once
 * @param workflowsPerSecond the median of the rounds
 * @param stepsPerSecond the median of the rounds
 * @param p50Millis half of the workflows took no longer
 * @param p99Millis 99 of 100 workflows took no longer
 * @param min the lowest steps a second of a round
 * @param max the highest steps a second of a round
 * @param further what else was measured, by name, in the order of the map
 */
public record Figure(
        String peer,
        String workload,
        int concurrency,
        double workflowsPerSecond,
        double stepsPerSecond,
        double p50Millis,
        double p99Millis,
        double min,
        double max,
        Map<String, Double> further) {}
