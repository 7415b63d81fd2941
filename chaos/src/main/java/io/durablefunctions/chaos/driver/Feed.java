package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.testing.workload.Programs;
import io.durablefunctions.testing.workload.Workload;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts one program after the other, as long as not too many are open. Thread-safe. */
final class Feed {

    private static final int MOST_OPEN = 150;
    private static final double AGAIN = 0.5;

    private final long seed;
    private final Asked engine;
    private final Watch watch;
    private final Background threads;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<StartedProgram> started = new ConcurrentLinkedQueue<>();
    private final Queue<StartedProgram> open = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    Feed(long seed, Asked engine, Watch watch, Background threads) {
        this.seed = seed;
        this.engine = engine;
        this.watch = watch;
        this.threads = threads;
    }

    /** Starts a program every so often. */
    void begin(long everyMillis) {
        threads.every(everyMillis, this::next);
    }

    /** Starts no others; what is open goes on. */
    void stop() {
        stopped = true;
    }

    private void next() {
        open.removeIf(program -> watch.hasEnded(program.instanceId()));
        if (!stopped && open.size() < MOST_OPEN) {
            int number = numbers.getAndIncrement();
            SplittableRandom random = new SplittableRandom(seed + 0x9e37_79b9_7f4a_7c15L * (number + 1));
            StartedProgram program =
                    new StartedProgram(StartedProgram.id(number), Programs.generate(random.nextLong()));
            threads.now(() -> start(program, random));
        }
    }

    private void start(StartedProgram program, SplittableRandom random) {
        Operation start = new Operation(
                Kind.START, program.instanceId(), Workload.ORCHESTRATOR, Workload.input(program.program()));
        open.add(program);
        started.add(program);
        Answer answer = engine.perform(start);
        boolean mayExist = answer.outcome() == Outcome.UNKNOWN; // also if it fails when it is tried again
        while (answer.outcome() == Outcome.UNKNOWN && random.nextDouble() < AGAIN) {
            answer =
                    engine.perform(start); // the same id: if it succeeds there is one, whatever became of the first one
        }
        boolean exists = answer.outcome() == Outcome.DONE;
        if (!exists) {
            open.remove(program); // it may never be there, and never be seen to end
        }
        if (exists || mayExist) {
            new Attention(program, exists, engine, watch, threads).begin(random);
        }
    }

    /** All programs of which the start was tried. */
    List<StartedProgram> started() {
        return List.copyOf(started);
    }

    /** How many are known to have been started, and have not been seen to have ended. */
    int open() {
        return open.size();
    }
}
