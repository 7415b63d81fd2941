package io.durablefunctions.testing.simulation;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.ProgramModel;
import io.durablefunctions.testing.workload.Stimulus;
import io.durablefunctions.testing.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a program, does to it what it needs from outside, and remembers what it was told. */
final class Customer {

    /** What a customer knows of its start. */
    enum Start {
        ACKNOWLEDGED,
        REFUSED,
        UNKNOWN
    }

    private static final long PAUSE_NANOS = 10_000_000;

    private final World world;
    private final Cluster cluster;
    private final Violations violations;
    private final String id;
    private final Program program;
    private final List<Stimulus> left;
    private final List<Raise> raises = new ArrayList<>();
    private boolean tried;
    private boolean acknowledged;
    private int unanswered;
    private boolean triesAgain = true;

    Customer(World world, Cluster cluster, Violations violations, String id, Program program) {
        this.world = world;
        this.cluster = cluster;
        this.violations = violations;
        this.id = id;
        this.program = program;
        this.left = new ArrayList<>(ProgramModel.stimuli(program, id));
    }

    String id() {
        return id;
    }

    Program program() {
        return program;
    }

    Start start() {
        if (acknowledged) {
            return Start.ACKNOWLEDGED;
        }
        return unanswered > 0 ? Start.UNKNOWN : Start.REFUSED;
    }

    /** The events that it raised, each with what it was told. */
    List<Raise> raises() {
        return raises;
    }

    /** Whether no start is under way that could still arrive. */
    boolean wasStartedOnce() {
        return acknowledged && unanswered == 1;
    }

    void come() {
        triesAgain = !world.oneIn(4);
        soon(this::tryStart);
        if (world.oneIn(5)) {
            later(this::trySuspend);
        }
        for (Stimulus stimulus : List.copyOf(left)) {
            soon(() -> tryStimulus(stimulus));
        }
    }

    /** Whether there is nothing more that it wants. */
    boolean isDone() {
        return tried && (acknowledged || !triesAgain) && (left.isEmpty() || isOver());
    }

    /** Whether its instance has ended, or is not there. */
    private boolean isOver() {
        InstanceRow row = row(id);
        return row == null || row.completed();
    }

    private @Nullable InstanceRow row(String instanceId) {
        return world.database().look(TurnStatements.rows(List.of(instanceId))).get(instanceId);
    }

    private void soon(Runnable task) {
        world.at(world.nanos() + 1 + world.below(20) * 1_000_000L, null, () -> world.addBrief(null, "customer", task));
    }

    private void later(Runnable task) {
        world.at(world.nanos() + PAUSE_NANOS, null, () -> soon(task));
    }

    /** Does something through some host; not at all if there is none. */
    private void through(java.util.function.Consumer<DurableFunctionRuntime> call, Runnable otherwise) {
        SimulatedProcess host = cluster.any();
        DurableFunctionRuntime runtime = host == null ? null : host.runtime();
        if (host == null || runtime == null) {
            later(otherwise);
        } else {
            world.addCall(host, "call", () -> call.accept(runtime));
            world.at(world.nanos() + 1_000 * PAUSE_NANOS, null, () -> {}); // so that time goes on if the host is gone
        }
    }

    private void tryStart() {
        tried = true;
        through(this::start, () -> {});
        afterwards(this::tryStart, () -> !acknowledged && triesAgain);
    }

    /** A start that was refused by a host that went on to live has not happened. */
    private void start(DurableFunctionRuntime runtime) {
        if (acknowledged) {
            return; // an earlier call was answered meanwhile
        }
        unanswered++;
        try {
            runtime.start(Workload.ORCHESTRATOR, StartOptions.id(id), Workload.input(program));
            acknowledged = true;
            if (row(id) == null) {
                violations.add("an acknowledged start exists", id + " is acknowledged and is not there");
            }
            world.trace().add("acknowledged " + id);
        } catch (OutcomeUnknownException unknown) {
            world.trace().add("unknown " + id);
        } catch (DurableFunctionsException refused) {
            unanswered--;
            world.trace().add("refused " + id);
        }
    }

    /** Looks again after a while, whether the host that was asked lives or not. */
    private void afterwards(Runnable again, java.util.function.BooleanSupplier wanted) {
        world.at(world.nanos() + 20 * PAUSE_NANOS, null, () -> {
            if (wanted.getAsBoolean()) {
                world.addBrief(null, "customer", again);
            }
        });
    }

    private void tryStimulus(Stimulus stimulus) {
        InstanceRow root = row(id);
        InstanceRow row = row(stimulus.instanceId());
        if ((root != null && root.completed()) || (row != null && row.completed())) {
            left.remove(stimulus);
        }
        if (!left.contains(stimulus)) {
            return;
        }
        if (row != null) {
            through(runtime -> give(runtime, stimulus), () -> {});
        }
        afterwards(() -> tryStimulus(stimulus), () -> left.contains(stimulus));
    }

    private void trySuspend() {
        if (row(id) != null && !isOver()) {
            through(runtime -> attempt(() -> runtime.handle(id).suspend("held")), () -> {});
            afterwards(this::tryResume, () -> true);
        }
    }

    /** Again and again until it has ended: the order to suspend may arrive after the one to resume. */
    private void tryResume() {
        through(runtime -> attempt(() -> runtime.handle(id).resume("held")), () -> {});
        world.at(world.nanos() + 200 * PAUSE_NANOS, null, () -> afterwards(this::tryResume, () -> !isOver()));
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (DurableFunctionsException tryAgain) {
            // it is tried again, or is no loss
        }
    }

    private void give(DurableFunctionRuntime runtime, Stimulus stimulus) {
        try {
            if (stimulus.terminate()) {
                runtime.handle(stimulus.instanceId()).terminate("wanted");
            } else {
                raise(runtime, stimulus);
            }
            left.remove(stimulus);
            world.trace().add("gave " + stimulus.instanceId());
        } catch (InstanceEndedException over) {
            left.remove(stimulus);
        } catch (DurableFunctionsException tryAgain) {
            world.trace().add("not given");
        }
    }

    private void raise(DurableFunctionRuntime runtime, Stimulus stimulus) {
        String id = stimulus.instanceId();
        String payload = stimulus.payloadJson(raises.size());
        Raise raise = new Raise(new EventAccount.Content(id, stimulus.eventName(), payload));
        raises.add(raise);
        try {
            runtime.raiseEvent(id, stimulus.eventName(), payload);
            raise.was(Raise.Outcome.DONE);
        } catch (OutcomeUnknownException unknown) {
            throw unknown;
        } catch (DurableFunctionsException refused) {
            raise.was(Raise.Outcome.REFUSED);
            throw refused;
        }
    }

    @Override
    public String toString() {
        return id + (isDone() ? " is content" : " waits: start " + start() + ", to do " + left);
    }
}
