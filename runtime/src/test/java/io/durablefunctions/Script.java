package io.durablefunctions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A history written down in advance, told step by step: {@code "a"} finishes operation a with its name, {@code "a!"} fails it, {@code
 * "+q"} raises an event to queue q, {@code "timer1"} fires the first timer. When it has been told, the turn ends.
 */
final class Script extends Timeline {

    /** Ends the turn. */
    static final class TurnEnd extends Error {
        private static final long serialVersionUID = 1;
    }

    /** What a failing operation fails with. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String name) {
            super(name);
        }
    }

    private final List<String> steps = new ArrayList<>();
    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, List<Long>> queues = new HashMap<>();
    private int told;
    private int timers;
    private int events;

    /** What the code under test has done, in order. */
    final List<String> log = new ArrayList<>();

    /** How often an operation was asked whether it is done. */
    long looks;

    /** Becomes the timeline of this thread. */
    Script(String... steps) {
        this.steps.addAll(List.of(steps));
        Timeline.setCurrent(this);
    }

    /** More of the history. */
    Script then(String... more) {
        steps.addAll(List.of(more));
        return this;
    }

    /** Tells this many steps before anybody waits. */
    Script past(int count) {
        for (int i = 0; i < count; i++) {
            moveOn();
        }
        return this;
    }

    int told() {
        return told;
    }

    /** The future of an operation. */
    DurableFuture<String> op(String name) {
        return DurableFuture.of(operation(name));
    }

    /** The operation itself. */
    Operation operation(String name) {
        return operations.computeIfAbsent(name, Operation::new);
    }

    /** A future of an operation that notes when it was started. */
    DurableFuture<String> started(String name) {
        log.add("start " + name);
        return op(name);
    }

    /** A wait for the next event of a queue. */
    DurableFuture<String> event(String queue) {
        return DurableFuture.of(new Wait(queue));
    }

    /** Notes that a function ran. */
    String ran(String what) {
        log.add(what);
        return what;
    }

    List<Long> queue(String name) {
        return queues.computeIfAbsent(name, queue -> new ArrayList<>());
    }

    @Override
    public void enter() {}

    @Override
    public void moveOn() {
        if (told == steps.size()) {
            throw new TurnEnd();
        }
        String step = steps.get(told++);
        if (step.startsWith("+")) {
            queue(step.substring(1)).add((long) told);
        } else {
            Operation operation = operation(step.replace("!", ""));
            operation.failed = step.endsWith("!");
            operation.finishedAt = told;
        }
    }

    @Override
    public DurableOperation<?> timer(Duration delay) {
        return operation("timer" + ++timers);
    }

    /** An operation with a result of its own. */
    final class Operation implements DurableOperation<String> {

        private final String name;
        private long finishedAt = NOT_YET;
        private boolean failed;
        boolean abandoned;

        Operation(String name) {
            this.name = name;
        }

        @Override
        public Timeline timeline() {
            return Script.this;
        }

        @Override
        public long finishedAt(int spokenFor) {
            looks++;
            return finishedAt;
        }

        @Override
        public String take() {
            if (failed) {
                throw new Failed(name);
            }
            return name;
        }

        @Override
        public boolean succeeded() {
            return !failed;
        }

        @Override
        public void abandon() {
            abandoned = true;
        }
    }

    private final class Wait implements DurableOperation<String> {

        private final String queue;
        private @Nullable String taken;
        private long takenAt;

        Wait(String queue) {
            this.queue = queue;
        }

        @Override
        public Timeline timeline() {
            return Script.this;
        }

        @Override
        public @Nullable Object queue() {
            return taken == null ? Script.this.queue(queue) : null;
        }

        @Override
        public long finishedAt(int spokenFor) {
            looks++;
            List<Long> entries = Script.this.queue(queue);
            if (taken != null) {
                return takenAt;
            }
            return spokenFor < entries.size() ? entries.get(spokenFor) : NOT_YET;
        }

        @Override
        public String take() {
            if (taken == null) {
                takenAt = Script.this.queue(queue).remove(0);
                taken = queue + ++events;
            }
            return taken;
        }

        @Override
        public boolean succeeded() {
            return true;
        }
    }
}
