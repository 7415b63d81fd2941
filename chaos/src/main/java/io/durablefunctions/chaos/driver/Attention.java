package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.worker.WorkerSettings;
import io.durablefunctions.testing.workload.ProgramModel;
import io.durablefunctions.testing.workload.Stimulus;
import java.util.SplittableRandom;

/** What is done to one program from outside: what it waits for, and what it does not expect. */
final class Attention {

    /** The name of an event that no program waits for. */
    static final String NOISE = "noise";

    private static final double NOISY = 0.3;
    private static final double SUSPENDED = 0.05;
    private static final double TERMINATED = 0.03;
    private static final int LATEST_MILLIS = 3_000;
    private static final int AGAIN_MILLIS = 500;

    /** Where there may be nobody. */
    private static final int AGAIN_IN_DOUBT_MILLIS = 2_000;

    /** What is held on the way to the database for so long may still start the program. */
    private static final long GIVE_UP = WorkerSettings.GIVEN_UP.multipliedBy(2).toNanos();

    private final StartedProgram program;
    private final boolean exists;
    private final Asked engine;
    private final Watch watch;
    private final Background threads;
    private final long begun = System.nanoTime();

    Attention(StartedProgram program, boolean exists, Asked engine, Watch watch, Background threads) {
        this.program = program;
        this.exists = exists;
        this.engine = engine;
        this.watch = watch;
        this.threads = threads;
    }

    void begin(SplittableRandom random) {
        String id = program.instanceId();
        for (Stimulus stimulus : ProgramModel.stimuli(program.program(), id)) {
            later(of(stimulus), random.nextInt(LATEST_MILLIS));
        }
        if (random.nextDouble() < NOISY) {
            int events = 1 + random.nextInt(3);
            for (int i = 0; i < events; i++) {
                later(new Operation(Kind.RAISE, id, NOISE, "\"" + i + "\""), random.nextInt(LATEST_MILLIS));
            }
        }
        if (random.nextDouble() < SUSPENDED) {
            int when = random.nextInt(LATEST_MILLIS);
            later(new Operation(Kind.SUSPEND, id, "chaos", ""), when);
            later(new Operation(Kind.RESUME, id, "chaos", ""), when + LATEST_MILLIS);
        }
        if (random.nextDouble() < TERMINATED) {
            later(new Operation(Kind.TERMINATE, id, "chaos", ""), random.nextInt(LATEST_MILLIS));
        }
    }

    private static Operation of(Stimulus stimulus) {
        return stimulus.terminate()
                ? new Operation(Kind.TERMINATE, stimulus.instanceId(), "program", "")
                : new Operation(Kind.RAISE, stimulus.instanceId(), stimulus.eventName(), stimulus.payloadJson());
    }

    private void later(Operation operation, int millis) {
        threads.later(() -> perform(operation), millis);
    }

    private void perform(Operation operation) {
        Outcome outcome = engine.perform(operation).outcome();
        boolean again = switch (outcome) {
            case DONE, ENDED -> false;
            case ABSENT -> mayStillCome();
            // the program waits for it, and events have names of their own: once more does no harm
            case FAILED, UNKNOWN -> operation.kind() != Kind.SUSPEND;
        };
        if (again) {
            later(operation, exists ? AGAIN_MILLIS : AGAIN_IN_DOUBT_MILLIS);
        } else if (operation.kind() == Kind.RESUME && outcome == Outcome.DONE) {
            // a suspension of which nobody knows may come after it
            later(operation, LATEST_MILLIS);
        }
    }

    private boolean mayStillCome() {
        boolean isNew = System.nanoTime() - begun < GIVE_UP;
        boolean rootIsToCome = exists && !watch.hasEnded(program.instanceId());
        return isNew || rootIsToCome || watch.runsAnyOf(program.instanceId());
    }
}
