package io.durablefunctions.benchmarks;

import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Goal;
import io.durablefunctions.benchmarks.report.JsonLines;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run: prints each figure as soon as it is there, and keeps everything for the report. Thread-safe. */
final class Run implements Bench {

    private final Server server;
    private final Arguments arguments;
    private final PrintStream out;
    private final PrintStream progress;
    private final List<Figure> figures = new CopyOnWriteArrayList<>();
    private final List<Goal> goals = new CopyOnWriteArrayList<>();

    Run(Server server, Arguments arguments, PrintStream out, PrintStream progress) {
        this.server = server;
        this.arguments = arguments;
        this.out = out;
        this.progress = progress;
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public int rounds() {
        return arguments.rounds();
    }

    @Override
    public Duration time() {
        return arguments.time();
    }

    @Override
    public void add(Figure figure) {
        figures.add(figure);
        out.println(JsonLines.line(figure));
    }

    @Override
    public void add(Goal goal) {
        goals.add(goal);
    }

    @Override
    public void say(String line) {
        progress.println(line);
    }

    List<Figure> figures() {
        return figures;
    }

    List<Goal> goals() {
        return goals;
    }
}
