package io.durablefunctions.testing.simulation;

import io.durablefunctions.testing.simulation.database.Flaw;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs many seeds. A seed stands for a run: hosts, programs, what goes wrong, and the order of everything; with the same code it runs the same way
 * again.
 */
public final class Simulator {

    private static final int TWICE_EVERY = 100;
    private static final int REPORT_EVERY = 10_000;

    private final long first;
    private final long count;
    private final int threads;
    private final Set<Flaw> flaws;
    private final PrintStream out;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong takeOvers = new AtomicLong();
    private final ConcurrentLinkedQueue<Report> failures = new ConcurrentLinkedQueue<>();

    /**
     * @param first the first seed
     * @param count how many, one after the other
     * @param threads how many runs at a time; each has one thread
     * @param flaws rules to take out, to see whether that is noticed
     * @param out where to tell of it
     */
    public Simulator(long first, long count, int threads, Set<Flaw> flaws, PrintStream out) {
        this.first = first;
        this.count = count;
        this.threads = threads;
        this.flaws = flaws.isEmpty() ? EnumSet.noneOf(Flaw.class) : EnumSet.copyOf(flaws);
        this.out = out;
    }

    /** What came of it. {@code failed} names the violations of the first seed that showed some; empty if none did. */
    public record Result(long seeds, List<String> failed, long failedSeed, double seconds, long steps, long takeOvers) {

        /** Seeds per second of one thread's time. */
        public double rate(int threads) {
            return seeds / seconds / threads;
        }
    }

    /** Runs them all, or until one fails. */
    public Result run() {
        long begun = System.nanoTime();
        List<Thread> workers = new java.util.ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(this::work, "simulation-" + i);
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long done = Math.min(next.get(), count);
        Report failure = failures.stream()
                .min(java.util.Comparator.comparingLong(
                        report -> report.scenario().seed()))
                .orElse(null);
        return failure == null
                ? new Result(done, List.of(), 0, seconds, steps.get(), takeOvers.get())
                : new Result(
                        failure.scenario().seed() - first + 1,
                        failure.violations(),
                        failure.scenario().seed(),
                        seconds,
                        steps.get(),
                        takeOvers.get());
    }

    private void work() {
        while (failures.isEmpty()) {
            long number = next.getAndIncrement();
            if (number >= count) {
                return;
            }
            if (number > 0 && number % REPORT_EVERY == 0) {
                out.println(number + " seeds, " + steps.get() + " steps, " + takeOvers.get() + " take-overs");
            }
            one(first + number, number % TWICE_EVERY == 0);
        }
    }

    private void one(long seed, boolean twice) {
        Scenario scenario = Scenario.of(seed, flaws);
        Report report;
        try {
            report = Simulation.run(scenario, false);
        } catch (RuntimeException | Error broken) {
            broken.printStackTrace(out);
            report = new Report(
                    scenario, List.of("a run ends in good order: " + broken), 0, 0, 0, false, Map.of(), List.of());
        }
        steps.addAndGet(report.steps());
        takeOvers.addAndGet(report.takeOvers());
        if (!report.isClean()) {
            failures.add(report);
        } else if (twice && Simulation.run(scenario, false).trace() != report.trace()) {
            failures.add(new Report(
                    scenario,
                    List.of("a seed runs the same way twice: it did not"),
                    0,
                    0,
                    0,
                    false,
                    Map.of(),
                    List.of()));
        }
    }

    /** Runs one seed, shrinks what it shows, and prints how it went. */
    public static boolean explain(long seed, Set<Flaw> flaws, PrintStream out) {
        Scenario scenario = Scenario.of(seed, flaws);
        Report report = Simulation.run(scenario, false);
        if (report.isClean()) {
            out.println("Seed " + seed + " shows nothing: " + scenario);
            return runsTheSameWayTwice(scenario, out);
        }
        Scenario smallest = Shrinking.smallest(scenario, report.rule());
        Report shrunk = Simulation.run(smallest, true);
        shrunk.lines().forEach(out::println);
        out.println("Seed " + seed + ", shrunk to " + smallest);
        shrunk.violations().forEach(violation -> out.println("  " + violation));
        return false;
    }

    private static boolean runsTheSameWayTwice(Scenario scenario, PrintStream out) {
        List<String> once = Simulation.run(scenario, true).lines();
        List<String> again = Simulation.run(scenario, true).lines();
        for (int i = 0; i < Math.min(once.size(), again.size()); i++) {
            if (!once.get(i).equals(again.get(i))) {
                out.println("It runs another way the second time: " + once.subList(Math.max(0, i - 20), i) + ", then "
                        + once.get(i) + " or " + again.get(i));
                return false;
            }
        }
        return true;
    }

    /** {@code [--seeds N] [--seed S] [--threads T] [--flaw NAME]}; a seed alone is explained. */
    public static void main(String... arguments) {
        long seeds = 1;
        long seed = 1;
        int threads = Runtime.getRuntime().availableProcessors();
        EnumSet<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        boolean one = true;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--seeds" -> {
                    seeds = Long.parseLong(value);
                    one = false;
                }
                case "--seed" -> seed = Long.parseLong(value);
                case "--threads" -> threads = Integer.parseInt(value);
                case "--flaw" -> flaws.add(Flaw.valueOf(value));
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
        }
        if (one) {
            System.exit(explain(seed, flaws, System.out) ? 0 : 1);
        }
        Result result = new Simulator(seed, seeds, threads, flaws, System.out).run();
        System.out.printf(
                "%d seeds from %d, %d steps, %d take-overs, %.0f s, %.0f seeds/s on each of %d threads%n",
                result.seeds(),
                seed,
                result.steps(),
                result.takeOvers(),
                result.seconds(),
                result.rate(threads),
                threads);
        result.failed().forEach(violation -> System.out.println("seed " + result.failedSeed() + ": " + violation));
        System.exit(result.failed().isEmpty() ? 0 : 1);
    }
}
