package io.durablefunctions.samples.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The report's text: totals by kind, then a line a file. */
final class Report {

    private static final String TOTALS = "%-16s %9s %12s %12s %15s%n";

    private record Totals(long files, long lines, long words, long bytes) {
        Totals plus(FileCount count) {
            return new Totals(files + 1, lines + count.lines(), words + count.words(), bytes + count.bytes());
        }
    }

    private Report() {}

    static String of(String directory, List<FileCount> counts) {
        Totals all = new Totals(0, 0, 0, 0);
        Map<String, Totals> byKind = new TreeMap<>();
        for (FileCount count : counts) {
            if (count.isReadable()) {
                all = all.plus(count);
                byKind.merge(count.kind(), new Totals(0, 0, 0, 0).plus(count), (so, far) -> so.plus(count));
            }
        }
        StringBuilder text = new StringBuilder("Files of " + directory + "\n\n");
        text.append(TOTALS.formatted("kind", "files", "lines", "words", "bytes"));
        byKind.forEach((kind, totals) -> text.append(line(kind, totals)));
        text.append(line("total", all)).append('\n');
        for (FileCount count : counts) {
            text.append(
                    count.isReadable()
                            ? "%s  %d %d %d %s%n"
                                    .formatted(
                                            count.sha256(), count.lines(), count.words(), count.bytes(), count.path())
                            : "unreadable (%s)  %s%n".formatted(count.sha256(), count.path()));
        }
        return text.toString();
    }

    private static String line(String kind, Totals totals) {
        return TOTALS.formatted(kind, totals.files(), totals.lines(), totals.words(), totals.bytes());
    }
}
