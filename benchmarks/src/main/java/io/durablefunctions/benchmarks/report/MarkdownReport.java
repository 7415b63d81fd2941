package io.durablefunctions.benchmarks.report;

import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A run as a page. */
public final class MarkdownReport {

    private static final List<String> HEAD =
            List.of("peer", "c", "workflows/s", "steps/s", "lowest", "highest", "p50 ms", "p99 ms");

    private MarkdownReport() {}

    /**
     * The page.
     *
     * @param configuration on what it ran, by name
     * @param summaries what each workload does, by its name
     * @param chart the name of the chart's file beside it; empty if there is none
     */
    public static String of(
            Map<String, String> configuration,
            Map<String, String> summaries,
            List<Figure> figures,
            List<Goal> goals,
            String chart) {
        StringBuilder page = new StringBuilder("# Benchmarks\n\n");
        page.append(
                "Made by `benchmarks/run`. Each figure is the median of the rounds; lowest and highest are steps/s of a round.\n\n");
        if (!chart.isEmpty()) {
            page.append("![Steps per second](").append(chart).append(")\n\n");
        }
        page.append("## Goals\n\n").append(GoalTable.markdown(goals)).append('\n');
        byWorkload(figures).forEach((workload, ofIt) -> {
            page.append("## ").append(workload);
            if (summaries.containsKey(workload)) {
                page.append(": ").append(summaries.get(workload));
            }
            page.append("\n\n");
            page.append(TextTable.markdown(TextTable.rows(HEAD, ofIt, MarkdownReport::cells)));
            page.append('\n').append(further(ofIt));
        });
        page.append("## On what it ran\n\n");
        page.append(TextTable.markdown(TextTable.rows(
                List.of("what", "value"),
                List.copyOf(configuration.entrySet()),
                entry -> List.of(entry.getKey(), entry.getValue()))));
        return page.toString();
    }

    private static Map<String, List<Figure>> byWorkload(List<Figure> figures) {
        Map<String, List<Figure>> byWorkload = new LinkedHashMap<>();
        figures.forEach(figure -> byWorkload
                .computeIfAbsent(figure.workload(), name -> new ArrayList<>())
                .add(figure));
        return byWorkload;
    }

    private static List<String> cells(Figure figure) {
        return List.of(
                figure.peer(),
                Integer.toString(figure.concurrency()),
                Numbers.text(figure.workflowsPerSecond()),
                Numbers.text(figure.stepsPerSecond()),
                Numbers.text(figure.min()),
                Numbers.text(figure.max()),
                Numbers.text(figure.p50Millis()),
                Numbers.text(figure.p99Millis()));
    }

    /** What else was measured: a figure a row, or, where that would be wider than long, a figure a column. */
    private static String further(List<Figure> figures) {
        List<String> names = figures.stream()
                .flatMap(figure -> figure.further().keySet().stream())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        List<List<String>> table = new ArrayList<>();
        table.add(row("peer, c", names.stream().map(name -> name.replace('_', ' '))));
        for (Figure figure : figures) {
            Map<String, Double> all = figure.further();
            table.add(row(
                    figure.peer() + ", " + figure.concurrency(),
                    names.stream().map(name -> Numbers.text(all.getOrDefault(name, Double.NaN)))));
        }
        return TextTable.markdown(names.size() > figures.size() ? TextTable.turned(table) : table) + "\n";
    }

    private static List<String> row(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }
}
