package io.durablefunctions.testing.workload;

import java.util.List;

/** One thing that a program does, and what of it is seen in the output. Immutable. */
public sealed interface Step {

    /** What can be a branch of a {@link FanOut}: it can be begun without being waited for. */
    sealed interface Branch extends Step {}

    /** An activity that answers {@code argument + 1}. */
    record Call(long argument) implements Branch {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.call(this);
        }
    }

    /** An activity that answers {@code argument + 1} after so many attempts that fail. */
    record Flaky(long argument, int failures) implements Branch {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.flaky(this);
        }
    }

    /** An activity that fails on each of so many attempts; the failure is caught. */
    record Broken(long argument, int attempts) implements Branch {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.broken(this);
        }
    }

    /** A timer. */
    record Rest(int millis) implements Branch {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.rest(this);
        }
    }

    /**
     * A program run as a child; if it fails or is terminated, that is caught. It is sent the events for which it {@link Hear}s.
     *
     * @param chosenId whether it has an id of the parent's choice; else one of the engine's making
     */
    record Child(List<Step> steps, boolean chosenId) implements Branch {
        public Child {
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.child(this);
        }
    }

    /** Several at once. */
    record FanOut(Join join, List<Branch> branches) implements Step {
        public FanOut {
            branches = List.copyOf(branches);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.fanOut(this);
        }
    }

    /** How the branches of a {@link FanOut} come together. */
    enum Join {
        /** All of them; if some fail, the first of those in the order of the list. */
        ALL,
        /** All of them, failures as values. */
        SETTLED,
        /** All of them, two at a time, failures as values. */
        TWO_AT_A_TIME,
        /** Any of them. The others go on, and nobody waits for them. */
        RACE
    }

    /** An activity that refuses with an exception that its contract names; the exception is caught as itself. */
    record Refused(long argument) implements Step {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /** A wait for an event that is raised from outside. */
    record Await(long payload) implements Step {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.await(this);
        }
    }

    /**
     * A wait for an event, but not for longer than this.
     *
     * @param raised whether the event is raised at all
     * @param race whether the timer is a future of its own, beside the event; else the wait has a timeout
     */
    record AwaitAtMost(long payload, int millis, boolean raised, boolean race) implements Step {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.awaitAtMost(this);
        }
    }

    /** In a child: a wait for the next event that the parent sends. All have one name, so that they have to come in their order. */
    record Hear(long payload) implements Step {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.hear(this);
        }
    }

    /** Two activities, a third that fails, and one for each that was done, in reverse order. */
    record Saga(List<Long> arguments, long failing) implements Step {
        public Saga {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.saga(this);
        }
    }

    /** Something drawn by the context, and an activity that says it again. */
    record Draw(Source source) implements Step {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.draw(this);
        }
    }

    /** What a {@link Draw} draws. */
    enum Source {
        UUID,
        NUMBER,
        TIME
    }

    /** An activity whose result is a list; the list is changed, an activity is waited for, and the result is read again. */
    record Mutable(long first) implements Step {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.mutable(this);
        }
    }

    /** A program that nobody waits for. */
    record Detached(List<Step> steps, boolean chosenId) implements Step {
        public Detached {
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.detached(this);
        }
    }

    /** Continue-as-new: the rest is done with an empty history. */
    record Renew() implements Step {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.renew(this);
        }
    }

    /** May be terminated from outside, now or at any other time. */
    record Doomed() implements Step {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.doomed(this);
        }
    }

    /** Waits until it is terminated from outside. */
    record Halt() implements Step {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.halt(this);
        }
    }

    /**
     * The program fails.
     *
     * @param byActivity whether an activity fails and nobody catches that; else the orchestrator throws
     */
    record Fail(long argument, boolean byActivity) implements Step {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.fail(this);
        }
    }

    /** Does what {@code cases} has for this kind of step. */
    <R> R in(Cases<R> cases);

    /** Something for each kind of step. */
    interface Cases<R> {
        R call(Call step);

        R flaky(Flaky step);

        R broken(Broken step);

        R rest(Rest step);

        R child(Child step);

        R fanOut(FanOut step);

        R refused(Refused step);

        R await(Await step);

        R awaitAtMost(AwaitAtMost step);

        R hear(Hear step);

        R saga(Saga step);

        R draw(Draw step);

        R mutable(Mutable step);

        R detached(Detached step);

        R renew(Renew step);

        R doomed(Doomed step);

        R halt(Halt step);

        R fail(Fail step);
    }
}
