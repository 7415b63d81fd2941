package io.durablefunctions.testing;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.ChildFailedException;
import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableOperation;
import io.durablefunctions.FailureDetails;
import io.durablefunctions.InstanceExistsException;
import io.durablefunctions.Settled;
import io.durablefunctions.Timeline;
import io.durablefunctions.definition.Answers;
import io.durablefunctions.definition.FailureType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls of activities and children, made at once; the caller hears of the result when it waits. Shared with children. */
final class TestCalls {

    /** Who continues as new more often than this will do so for ever. */
    private static final int MOST_ROUNDS = 100_000;

    private final TestServices services;
    private final Set<String> ids = new HashSet<>();

    TestCalls(TestServices services) {
        this.services = services;
    }

    /** Calls an activity. No retries: a failure is for good. */
    <R extends @Nullable Object> DurableOperation<R> activity(
            TestOrchestration caller,
            String name,
            List<? extends @Nullable Object> arguments,
            List<FailureType<?>> answers) {
        TestTimeline timeline = caller.timeline;
        TestActivityContext context = new TestActivityContext(caller.instanceId(), name, timeline.decide());
        TestServices.TestActivity activity = services.activity(name);
        Settled<R> result = settle(
                () -> context.call(() -> activity.call(arguments)),
                new Answers(name, answers),
                failure -> new ActivityFailedException(name, 1, failure));
        return timeline.add(timeline.now(), new TestOperation<>(timeline, result));
    }

    /** Runs a child to its end, in its own time. */
    <R extends @Nullable Object> DurableOperation<R> child(
            TestOrchestration caller,
            String name,
            ChildOptions options,
            List<? extends @Nullable Object> arguments,
            List<FailureType<?>> answers) {
        TestTimeline timeline = caller.timeline;
        String id = idOf(caller, options, timeline.decide());
        TestServices.TestChild child = services.child(name);
        Function<FailureDetails, RuntimeException> failed = failure -> new ChildFailedException(name, id, failure);
        if (!ids.add(id)) {
            RuntimeException exists = new InstanceExistsException("There is an instance of the id '" + id + "'.");
            Settled<R> refused = Settled.failure(failed.apply(FailureDetails.of(exists)));
            return timeline.add(timeline.now(), new TestOperation<>(timeline, refused));
        }
        TestContext context = new TestContext(caller, id, name);
        try {
            Settled<R> result = settle(() -> run(child, context, arguments), new Answers(name, answers), failed);
            return timeline.add(context.timeline.time(), new TestOperation<>(timeline, result));
        } catch (NeverEnds waits) {
            timeline.neverComes(waits.waitsFor());
            return new TestOperation<>(timeline, Settled.failure(new IllegalStateException(waits.waitsFor())));
        } finally {
            Timeline.setCurrent(timeline);
        }
    }

    static String idOf(TestOrchestration caller, ChildOptions options, int ordinal) {
        return options.id().orElseGet(() -> caller.instanceId() + ":" + ordinal);
    }

    private static @Nullable Object run(
            TestServices.TestChild child, TestContext context, List<? extends @Nullable Object> arguments)
            throws Exception {
        List<? extends @Nullable Object> input = arguments;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            try {
                return child.call(context, input);
            } catch (ContinuedAsNew again) {
                input = again.arguments();
                context.beginAgain();
            }
        }
        throw new MissingInTest(context.orchestratorName() + " continued as new " + MOST_ROUNDS + " times.");
    }

    /** What the code of a test does. */
    @FunctionalInterface
    private interface Body {
        @Nullable
        Object run() throws Exception;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what is called by this name returns this type
    private static <R extends @Nullable Object> Settled<R> settle(
            Body body, Answers answers, Function<FailureDetails, RuntimeException> otherwise) {
        try {
            return Settled.success((R) body.run());
        } catch (AssertionError | VirtualMachineError | NeverEnds mistakeOfTheTest) {
            throw mistakeOfTheTest;
        } catch (Throwable thrown) { // whatever the called code throws is its failure
            return Settled.failure(
                    answers.name(thrown) ? (RuntimeException) thrown : otherwise.apply(answers.detailsOf(thrown)));
        }
    }
}
