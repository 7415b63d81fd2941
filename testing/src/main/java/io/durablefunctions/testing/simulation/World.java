package io.durablefunctions.testing.simulation;

import io.durablefunctions.testing.simulation.database.Backend;
import io.durablefunctions.testing.simulation.database.Database;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who can do something, and whose turn it is: one step at a time, by chance. A call that waits lets others go on, on top of it on the same
 * stack; it returns after those above it have, which is no more than a slow network would do. Not thread-safe.
 */
final class World {

    /** The beginning of time, in microseconds since 1970. */
    private static final long EPOCH_MICROS = 1_700_000_000_000_000L;

    /** How deep in the stack something may begin: what waits for the database, and what waits for that. */
    private static final int DEEPEST = 14;

    private static final int DEEPEST_CALL = 3;

    /** After so many steps faults stop. */
    private static final long STORM_STEPS = 3_000;

    /**
     * Something to do.
     *
     * @param owner the process it belongs to; null for the world
     * @param deepest how deep in the stack it may begin
     */
    private record Task(@Nullable SimulatedProcess owner, String name, int deepest, Runnable run) {}

    private final SplittableRandom random;
    private final Weather weather;
    private final Trace trace;
    private final Scenario.@Nullable Mishap mishap;
    private final long mostSteps;
    private final Database database;
    private final Server server;
    private final List<Task> tasks = new ArrayList<>();
    private final Alarms alarms = new Alarms();
    private Runnable disturbance = () -> {};
    private BooleanSupplier isDecided = () -> false;
    private boolean calm;
    private int depth;
    private long nanos;
    private long steps;
    private long requests;
    private long ids;
    private String running = "";
    private final List<String> stack = new ArrayList<>();

    World(Scenario scenario, Trace trace, long mostSteps) {
        this.random = new SplittableRandom(scenario.seed() ^ 0x5851_f42d_4c95_7f2dL);
        this.weather = scenario.weather();
        this.trace = trace;
        this.mishap = scenario.mishap();
        this.mostSteps = mostSteps;
        this.database = new Database(this::micros, scenario.flaws());
        this.server = new Server(database, scenario.knobs().leaseMillis() * 500L);
    }

    /** There are more steps than a run that comes to rest can need. */
    static final class TooManySteps extends Error {
        private static final long serialVersionUID = 1;

        TooManySteps(long steps, List<String> stack) {
            super("no rest after " + steps + " steps, at " + stack, null, false, false);
        }
    }

    /** There is nothing more to learn from this run. */
    static final class Decided extends Error {
        private static final long serialVersionUID = 1;

        Decided() {
            super("decided", null, false, false);
        }
    }

    // ---- chance

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    long number() {
        return random.nextLong();
    }

    /** Whether a fault of this kind happens now. */
    boolean strikes(Weather.Fault fault) {
        boolean does = !calm && weather.has(fault) && random.nextInt(1_000) < weather.rate();
        if (does) {
            trace.add(fault.name());
        }
        return does;
    }

    /** A host sends a request: what goes wrong at this very moment; null for nothing. */
    Weather.@Nullable Fault mishap() {
        requests++;
        return mishap != null && mishap.request() == requests ? mishap.fault() : null;
    }

    /** Whether what was to go wrong at one moment did. */
    boolean wasHit() {
        return mishap != null && requests >= mishap.request();
    }

    /** When to end, whatever is under way. */
    void endsWhen(BooleanSupplier decided) {
        isDecided = decided;
    }

    /** What may go wrong at any step. */
    void disturbedBy(Runnable what) {
        disturbance = what;
    }

    /** An id that there has not been. */
    String newId() {
        return new UUID(++ids, random.nextLong()).toString();
    }

    // ---- time

    long nanos() {
        return nanos;
    }

    /** The database's time, in microseconds since 1970. */
    long micros() {
        return EPOCH_MICROS + nanos / 1_000;
    }

    void pass(long more) {
        nanos += more;
    }

    Alarms.Alarm at(long time, @Nullable SimulatedProcess owner, Runnable task) {
        return alarms.add(time, owner, task);
    }

    void cancel(Alarms.Alarm alarm) {
        alarms.remove(alarm);
    }

    // ---- who there is

    Database database() {
        return database;
    }

    Server server() {
        return server;
    }

    Trace trace() {
        return trace;
    }

    long steps() {
        return steps;
    }

    /** The name of the task that is being done. */
    String running() {
        return running;
    }

    int depth() {
        return depth;
    }

    void add(@Nullable SimulatedProcess owner, String name, Runnable task) {
        add(new Task(owner, name, DEEPEST, task));
    }

    /** Something that waits for what others do. */
    void addCall(SimulatedProcess owner, String name, Runnable task) {
        add(new Task(owner, name, DEEPEST_CALL, task));
    }

    /** Something that does not wait for anything. */
    void addBrief(@Nullable SimulatedProcess owner, String name, Runnable task) {
        add(new Task(owner, name, Integer.MAX_VALUE, task));
    }

    private void add(Task task) {
        if (task.owner() == null || !task.owner().isDead()) {
            tasks.add(task);
        }
    }

    /** Forgets what a process that died had to do. */
    void forget(SimulatedProcess owner) {
        tasks.removeIf(task -> task.owner() == owner);
    }

    // ---- going on

    /** Lets others go on until something is so; false if it cannot become so, or not before a time. */
    boolean until(BooleanSupplier so, long time, @Nullable SimulatedProcess owner) {
        depth++;
        try {
            while (!so.getAsBoolean() || (owner != null && owner.isFrozen())) {
                if (owner != null && owner.isDead()) {
                    throw new ProcessDied();
                }
                if (nanos >= time && (owner == null || !owner.isFrozen())) {
                    return false;
                }
                long bound = owner != null && owner.isFrozen() ? Math.max(time, owner.frozenUntil()) : time;
                if (!step(bound)) {
                    return so.getAsBoolean();
                }
            }
            if (owner != null && owner.isDead()) {
                throw new ProcessDied();
            }
            return true;
        } finally {
            depth--;
        }
    }

    /** One step of whoever's turn it is; false if there is none. */
    boolean step(long until) {
        if (++steps > mostSteps) {
            throw new TooManySteps(steps, stack);
        }
        if (isDecided.getAsBoolean()) {
            throw new Decided();
        }
        calm = steps > STORM_STEPS;
        nanos += 1_000 * (1L + random.nextInt(calm ? 2 : weather.mostStepMicros()));
        ring();
        List<Backend> backends = server.ready();
        List<Integer> ready = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            SimulatedProcess owner = tasks.get(i).owner();
            if (depth < tasks.get(i).deepest() && (owner == null || !owner.isFrozen())) {
                ready.add(i);
            }
        }
        int all = backends.size() + ready.size();
        if (all == 0) {
            return sleep(until);
        }
        int chosen = random.nextInt(all);
        if (chosen < backends.size()) {
            trace.add("b");
            server.step(backends.get(chosen));
        } else {
            run(ready.get(chosen - backends.size()));
        }
        if (!calm) {
            disturbance.run();
        }
        return true;
    }

    private void run(int index) {
        Task task = tasks.remove(index);
        String before = running;
        running = task.name();
        stack.add(running);
        trace.add(task.owner() == null ? "" : task.owner().name(), task.name());
        try {
            task.run().run();
        } catch (ProcessDied died) {
            if (task.owner() == null) {
                throw died;
            }
        } finally {
            running = before;
            stack.remove(stack.size() - 1);
        }
    }

    private void ring() {
        while (alarms.next() <= nanos) {
            ring(alarms.take());
        }
    }

    private void ring(Alarms.Alarm alarm) {
        SimulatedProcess owner = alarm.owner();
        if (owner == null || !owner.isFrozen()) {
            alarm.task().run();
        } else {
            alarms.add(Math.max(nanos + 1, owner.frozenUntil()), owner, alarm.task());
        }
    }

    /** Time passes until something happens. */
    private boolean sleep(long until) {
        long gaveUp = server.nextGivesUpAt();
        long next =
                Math.min(alarms.next(), gaveUp == InstanceRow.NEVER ? Long.MAX_VALUE : (gaveUp - EPOCH_MICROS) * 1_000);
        if (next == Long.MAX_VALUE && until == Long.MAX_VALUE) {
            return false;
        }
        nanos = Math.max(nanos, Math.min(next, until));
        return true;
    }
}
