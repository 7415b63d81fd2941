package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Await;
import io.durablefunctions.testing.workload.Step.AwaitAtMost;
import io.durablefunctions.testing.workload.Step.Branch;
import io.durablefunctions.testing.workload.Step.Broken;
import io.durablefunctions.testing.workload.Step.Call;
import io.durablefunctions.testing.workload.Step.Child;
import io.durablefunctions.testing.workload.Step.Detached;
import io.durablefunctions.testing.workload.Step.Doomed;
import io.durablefunctions.testing.workload.Step.Draw;
import io.durablefunctions.testing.workload.Step.Fail;
import io.durablefunctions.testing.workload.Step.FanOut;
import io.durablefunctions.testing.workload.Step.Flaky;
import io.durablefunctions.testing.workload.Step.Halt;
import io.durablefunctions.testing.workload.Step.Hear;
import io.durablefunctions.testing.workload.Step.Join;
import io.durablefunctions.testing.workload.Step.Mutable;
import io.durablefunctions.testing.workload.Step.Refused;
import io.durablefunctions.testing.workload.Step.Renew;
import io.durablefunctions.testing.workload.Step.Rest;
import io.durablefunctions.testing.workload.Step.Saga;
import io.durablefunctions.testing.workload.Step.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Draws the steps of one program. */
final class ProgramGenerator {

    private static final int DEEPEST = 3;
    private static final List<Source> SOURCES = List.of(Source.UUID, Source.NUMBER, Source.TIME);
    private static final List<Join> JOINS = List.of(Join.ALL, Join.SETTLED, Join.TWO_AT_A_TIME, Join.RACE);

    /**
     * The instance whose steps are drawn.
     *
     * @param depth how deep it is, from 1
     * @param reachable whether those outside know its id, and it may need them
     * @param reaching whether its children may need those outside
     */
    private record Frame(int depth, boolean reachable, boolean reaching) {}

    private final SplittableRandom random;

    ProgramGenerator(SplittableRandom random) {
        this.random = random;
    }

    List<Step> program(int commands) {
        return steps(commands, 1, true, true, 0);
    }

    /**
     * Steps of so many commands.
     *
     * @param hears how many of them are to hear from the parent
     */
    private List<Step> steps(int commands, int depth, boolean reachable, boolean reaching, int hears) {
        int left = commands - hears;
        Step last = left > 0 ? last(reachable) : null;
        boolean doomed = reachable && last == null && left > 1 && chance(4);
        boolean mayBeTerminated = doomed || last instanceof Halt;
        Frame frame = new Frame(depth, reachable, reaching && !mayBeTerminated);
        List<Step> steps = new ArrayList<>();
        left -= last != null || doomed ? 1 : 0;
        while (left > 0) {
            Step step = step(left, frame);
            left -= Size.of(step);
            steps.add(step);
        }
        for (int i = 0; i < hears; i++) {
            insert(steps, new Hear(number()));
        }
        if (doomed) {
            insert(steps, new Doomed());
        }
        if (last != null) {
            steps.add(last);
        }
        return steps;
    }

    private @Nullable Step last(boolean reachable) {
        int end = random.nextInt(100);
        if (end < 4) {
            return new Fail(number(), chance(50));
        }
        return reachable && end < 6 ? new Halt() : null;
    }

    private void insert(List<Step> steps, Step step) {
        steps.add(random.nextInt(steps.size() + 1), step);
    }

    private Step step(int left, Frame frame) {
        int kind = random.nextInt(100);
        if (kind < 40 || left == 1) {
            return small(frame);
        }
        if (kind < 50) {
            return waiting(frame);
        }
        if (kind < 64) {
            return fanOut(left, frame);
        }
        if (kind < 76 && frame.depth() < DEEPEST) {
            return child(2 + random.nextInt(left - 1), frame, frame.reaching());
        }
        if (kind < 80 && frame.depth() < DEEPEST) {
            int size = random.nextInt(Math.min(left - 1, 4)) + 1;
            return new Detached(steps(size, frame.depth() + 1, false, false, 0), chance(50));
        }
        if (kind < 90 && left >= 3) {
            int done = 1 + random.nextInt(Math.min(3, (left - 1) / 2));
            return new Saga(random.longs(done).boxed().toList(), number());
        }
        return kind < 95 ? new Mutable(number()) : new Renew();
    }

    private Step small(Frame frame) {
        int kind = random.nextInt(20);
        if (kind < 8) {
            return new Call(number());
        }
        return switch (kind) {
            case 8, 9 -> new Flaky(number(), 1 + random.nextInt(3));
            case 10 -> new Broken(number(), 1 + random.nextInt(3));
            case 11 -> new Refused(number());
            case 12, 13 -> new Rest(millis());
            case 14, 15 -> new Draw(one(SOURCES));
            case 16 -> new Renew();
            default -> waiting(frame);
        };
    }

    private Step waiting(Frame frame) {
        if (frame.reachable() && chance(50)) {
            return new Await(number());
        }
        return new AwaitAtMost(number(), millis(), frame.reachable() && chance(75), chance(50));
    }

    private Step fanOut(int left, Frame frame) {
        Join join = one(JOINS);
        int most = Math.min(left, 8);
        int branches = 2 + random.nextInt(most - 1);
        int spare = left - branches;
        List<Branch> all = new ArrayList<>();
        for (int i = 0; i < branches; i++) {
            Branch branch = branch(spare, frame, frame.reaching() && join != Join.RACE);
            spare -= Size.of(branch) - 1;
            all.add(branch);
        }
        return new FanOut(join, all);
    }

    private Branch branch(int spare, Frame frame, boolean reaching) {
        int kind = random.nextInt(10);
        if (kind < 2 && spare > 0 && frame.depth() < DEEPEST) {
            return child(2 + random.nextInt(spare), frame, reaching);
        }
        return switch (kind) {
            case 2 -> new Broken(number(), 1 + random.nextInt(2));
            case 3 -> new Rest(millis());
            case 4, 5 -> new Flaky(number(), 1 + random.nextInt(2));
            default -> new Call(number());
        };
    }

    /** Of at least two commands. */
    private Child child(int commands, Frame parent, boolean reaching) {
        boolean chosenId = chance(50);
        int inside = commands - 1;
        int hears = chosenId && inside >= 2 && chance(50) ? 1 + random.nextInt(Math.min(3, inside / 2)) : 0;
        return new Child(steps(inside - hears, parent.depth() + 1, chosenId && reaching, reaching, hears), chosenId);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private long number() {
        return chance(80) ? random.nextInt(1_000) : random.nextLong();
    }

    private int millis() {
        int chance = random.nextInt(100);
        if (chance < 80) {
            return 1 + random.nextInt(20);
        }
        return chance < 95 ? 20 + random.nextInt(180) : 200 + random.nextInt(1_801);
    }
}
