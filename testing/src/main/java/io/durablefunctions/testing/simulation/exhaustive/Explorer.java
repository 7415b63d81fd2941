package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Digest;
import io.durablefunctions.testing.simulation.database.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all states of a program, those first that are reached in the fewest steps. A state is reached by doing its choices again, and is
 * gone on from once.
 */
final class Explorer {

    private final Program program;
    private final Set<Flaw> flaws;
    private final int most;
    private final States states = new States();
    private final Graph graph = new Graph();
    private long transitions;
    private @Nullable Found found;

    /** A violation, and the step that shows it; null if it shows in a state. */
    private record Found(
            Violation violation, int state, @Nullable Choice choice) {}

    /** @param most states; more are an error */
    Explorer(Program program, Set<Flaw> flaws, int most) {
        this.program = program;
        this.flaws = flaws;
        this.most = most;
    }

    Report explore() {
        long begun = System.nanoTime();
        add(new World(program, flaws), -1, new Choice(Choice.Kind.WAIT, 0));
        int at = 0;
        while (at < states.size() && found == null) {
            expand(at++);
            if (states.size() > most) {
                throw new IllegalStateException(program.name() + " has more than " + most + " states");
            }
        }
        if (found == null) {
            int stuck = graph.firstThatCannotEnd();
            found = stuck < 0
                    ? null
                    : new Found(new Violation(Checks.STUCK, "the instances can never end from here"), stuck, null);
        }
        long millis = (System.nanoTime() - begun) / 1_000_000;
        return new Report(
                program.name(),
                states.size(),
                transitions,
                states.depth(states.size() - 1),
                millis,
                found == null ? null : found.violation(),
                found == null ? List.of() : trace(found));
    }

    private void expand(int state) {
        World world = replay(state);
        Committed before = Committed.of(world);
        boolean isFresh = true;
        for (Choice choice : world.choices()) {
            if (!isFresh) {
                world = replay(state);
            }
            isFresh = false;
            Call call = world.call(choice);
            world.apply(choice);
            transitions++;
            Violation violation = Checks.of(world, call, before, Committed.of(world));
            if (violation != null) {
                found = new Found(violation, state, choice);
                return;
            }
            int next = add(world, state, choice);
            if (!choice.kind().isFault()) {
                graph.edge(state, next);
            }
        }
    }

    private int add(World world, int from, Choice choice) {
        Digest digest = world.digest();
        int before = states.size();
        int state = states.add(digest.high(), digest.low(), from, choice.code());
        if (state == before) {
            graph.node(world.isAtRest());
        }
        return state;
    }

    private World replay(int state) {
        World world = new World(program, flaws);
        for (short code : states.path(state)) {
            world.apply(Choice.of(code));
        }
        return world;
    }

    private List<String> trace(Found at) {
        List<Choice> choices = new ArrayList<>();
        for (short code : states.path(at.state())) {
            choices.add(Choice.of(code));
        }
        if (at.choice() != null) {
            choices.add(at.choice());
        }
        World world = new World(program, flaws);
        List<String> lines = new ArrayList<>();
        for (Choice choice : choices) {
            lines.add(world.describe(choice));
            world.apply(choice);
        }
        return lines;
    }
}
