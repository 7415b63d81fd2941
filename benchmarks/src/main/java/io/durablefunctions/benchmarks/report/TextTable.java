package io.durablefunctions.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells, the first of them the head, as text. */
final class TextTable {

    private TextTable() {}

    static <T> List<List<String>> rows(List<String> head, List<T> items, Function<T, List<String>> cells) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(head);
        items.forEach(item -> rows.add(cells.apply(item)));
        return rows;
    }

    /** Columns padded with spaces, two of them between columns. */
    static String plain(List<List<String>> rows) {
        int columns = rows.get(0).size();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                line.append(cell).append(" ".repeat(width(rows, i) - cell.length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    static String markdown(List<List<String>> rows) {
        StringBuilder text = new StringBuilder(line(rows.get(0)));
        text.append("|---".repeat(rows.get(0).size())).append("|\n");
        rows.subList(1, rows.size()).forEach(row -> text.append(line(row)));
        return text.toString();
    }

    /** Rows as columns. */
    static List<List<String>> turned(List<List<String>> rows) {
        return IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream().map(row -> row.get(column)).toList())
                .toList();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> row) {
        return row.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
