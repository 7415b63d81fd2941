package io.durablefunctions.benchmarks.report;

import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as a page. */
public final class MarkdownReport {

    private static final List<String> HEAD =
            List.of("peer", "c", "workflows/s", "steps/s", "lowest", "highest", "p50 ms", "p99 ms", "also measured");

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
            page.append('\n');
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
                .computeIfAbsent(figure.workload(), name -> new java.util.ArrayList<>())
                .add(figure));
        return byWorkload;
    }

    private static List<String> cells(Figure figure) {
        StringBuilder further = new StringBuilder();
        figure.further()
                .forEach((name, number) -> further.append(further.isEmpty() ? "" : "<br>")
                        .append(name)
                        .append(' ')
                        .append(Numbers.text(number)));
        return List.of(
                figure.peer(),
                Integer.toString(figure.concurrency()),
                Numbers.text(figure.workflowsPerSecond()),
                Numbers.text(figure.stepsPerSecond()),
                Numbers.text(figure.min()),
                Numbers.text(figure.max()),
                Numbers.text(figure.p50Millis()),
                Numbers.text(figure.p99Millis()),
                further.toString());
    }
}
