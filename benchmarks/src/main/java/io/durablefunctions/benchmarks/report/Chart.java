package io.durablefunctions.benchmarks.report;

import io.durablefunctions.benchmarks.measure.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Steps a second as bars, a group for each concurrency of a workload, as SVG. Its colours can be told apart on a light and on a dark
 * background, which is left as it is.
 */
public final class Chart {

    private static final int WIDTH = 860;
    private static final int LEFT = 150;
    private static final int RIGHT = 90;
    private static final int BAR = 18;
    private static final int GAP = 4;
    private static final int BETWEEN_GROUPS = 20;
    private static final int TOP = 44;
    private static final int BOTTOM = 20;

    private static final String GREY = "#7d8590";
    private static final String OURS = "#2f81f7";
    private static final Map<String, String> COLOURS = Map.of("durable-functions", OURS, "dbos", "#d9822b");

    private Chart() {}

    /** The chart of these figures, of those whose steps a second are known. */
    public static String of(String title, List<Figure> figures) {
        List<Figure> shown = figures.stream()
                .filter(figure -> Double.isFinite(figure.stepsPerSecond()))
                .toList();
        double most = shown.stream().mapToDouble(Figure::stepsPerSecond).max().orElse(1);
        StringBuilder bars = new StringBuilder();
        int y = TOP;
        for (Map.Entry<String, List<Figure>> group : groups(shown).entrySet()) {
            text(bars, 8, y + 13, "start", "bold", group.getKey());
            y += BAR + GAP;
            for (Figure figure : group.getValue()) {
                bar(bars, y, figure, most);
                y += BAR + GAP;
            }
            y += BETWEEN_GROUPS;
        }
        int height = y - BETWEEN_GROUPS + BOTTOM;
        StringBuilder chart = new StringBuilder();
        chart.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-label=\"%s\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\">%n",
                WIDTH,
                height,
                WIDTH,
                height,
                escaped(title)));
        text(chart, 8, 22, "start", "bold", title);
        return chart.append(bars).append("</svg>\n").toString();
    }

    private static Map<String, List<Figure>> groups(List<Figure> figures) {
        Map<String, List<Figure>> groups = new LinkedHashMap<>();
        for (Figure figure : figures) {
            String callers = figure.concurrency() == 1 ? "1 at a time" : figure.concurrency() + " at once";
            groups.computeIfAbsent(figure.workload() + ", " + callers, name -> new ArrayList<>())
                    .add(figure);
        }
        return groups;
    }

    private static void bar(StringBuilder out, int y, Figure figure, double most) {
        double width = Math.max(1, (WIDTH - LEFT - RIGHT) * figure.stepsPerSecond() / most);
        text(out, LEFT - 8, y + 13, "end", "normal", figure.peer());
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>%n",
                LEFT,
                y,
                width,
                BAR,
                COLOURS.getOrDefault(figure.peer(), GREY)));
        text(out, (int) (LEFT + width + 6), y + 13, "start", "normal", Numbers.text(figure.stepsPerSecond()));
    }

    private static void text(StringBuilder out, int x, int y, String anchor, String weight, String text) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                weight,
                GREY,
                escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
