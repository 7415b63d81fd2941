package io.durablefunctions.benchmarks;

import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.report.Chart;
import io.durablefunctions.benchmarks.report.GoalTable;
import io.durablefunctions.benchmarks.report.MarkdownReport;
import io.durablefunctions.benchmarks.workloads.Workload;
import io.durablefunctions.benchmarks.workloads.Workloads;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs workloads and tells what came: figures as JSON lines, goals as a table, both and a chart in a report. */
public final class Benchmarks {

    private static final int MISUSED = 2;

    /** Those whose steps a second can be compared. */
    private static final Set<String> CHARTED = Set.of("W1", "W2");

    /** So many rows a second that all other bars would be short. */
    private static final String NOT_CHARTED = "postgresql-batches";

    private Benchmarks() {}

    /** Takes names of workloads and options; {@code --help} tells which. Ends the JVM, with 2 if it was called wrongly. */
    public static void main(String[] args) throws Exception {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
        List<Workload> all = Workloads.all();
        Arguments arguments;
        try {
            arguments = Arguments.parse(args, all.stream().map(Workload::name).toList());
        } catch (Arguments.Misunderstood e) {
            err.println(e.getMessage());
            return MISUSED;
        }
        if (arguments.help()) {
            out.print(Arguments.usage());
            all.forEach(workload -> out.println("  " + workload.name() + "  " + workload.summary()));
            return 0;
        }
        List<Workload> asked = all.stream()
                .filter(workload -> arguments.workloads().contains(workload.name()))
                .toList();
        try (Server server = Server.open(arguments.statements())) {
            // a server outlives its JVM; not one whose run was broken off
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stops-server"));
            run(server, arguments, asked, out, err);
        }
        return 0;
    }

    /** Runs these workloads on a server, and writes the report. */
    static void run(Server server, Arguments arguments, List<Workload> workloads, PrintStream out, PrintStream err)
            throws Exception {
        Map<String, String> configuration = Configuration.of(server, arguments);
        configuration.forEach((name, value) -> out.println(name + ": " + value));
        out.println();
        Run run = new Run(server, arguments, out, err);
        for (Workload workload : workloads) {
            run.say(workload.name() + ": " + workload.summary());
            workload.run(run);
        }
        out.println();
        out.print(GoalTable.plain(run.goals()));
        Map<String, String> summaries = new LinkedHashMap<>();
        workloads.forEach(workload -> summaries.put(workload.name(), workload.summary()));
        write(arguments.out(), configuration, summaries, run);
        err.println("Written: " + arguments.out().resolve("report.md"));
    }

    private static void write(Path directory, Map<String, String> configuration, Map<String, String> summaries, Run run)
            throws IOException {
        Files.createDirectories(directory);
        List<Figure> charted = run.figures().stream()
                .filter(figure ->
                        CHARTED.contains(figure.workload()) && !figure.peer().equals(NOT_CHARTED))
                .toList();
        String chart = "";
        if (!charted.isEmpty()) {
            chart = "chart.svg";
            Files.writeString(directory.resolve(chart), Chart.of("Steps per second, each durable", charted));
        }
        String page = MarkdownReport.of(configuration, summaries, run.figures(), run.goals(), chart);
        Files.writeString(directory.resolve("report.md"), page);
    }
}
