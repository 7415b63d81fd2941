package io.durablefunctions.testing;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.Arguments;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a test gives an orchestrator to call, by stored name. The last one given of a name counts. */
final class TestServices {

    /** How an activity is called. */
    interface TestActivity {
        @Nullable
        Object call(List<? extends @Nullable Object> arguments) throws Exception;
    }

    /** How an orchestrator is called as a child. */
    interface TestChild {
        @Nullable
        Object call(TestContext context, List<? extends @Nullable Object> arguments) throws Exception;
    }

    private final Map<String, TestActivity> activities = new HashMap<>();
    private final Map<String, TestChild> children = new HashMap<>();

    <C> void add(ActivitiesDefinition<C> definition, C implementation) {
        for (ActivityMethod<C, ?> method : definition.methods()) {
            activities.put(
                    method.name(), arguments -> method.invoke(implementation, values(arguments, method.parameters())));
        }
    }

    <C> void add(OrchestratorDefinition<C, ?> definition, Supplier<? extends C> implementations) {
        children.put(
                definition.name(),
                (context, arguments) -> definition.run(
                        implementations.get(), new TestCall(context, values(arguments, definition.parameters()))));
    }

    @SuppressWarnings("unchecked") // the function takes what the orchestrator gives
    <I extends @Nullable Object> void add(String name, Function<I, ? extends @Nullable Object> activity) {
        activities.put(name, arguments -> activity.apply((I) single(arguments)));
    }

    @SuppressWarnings("unchecked") // the function takes what the orchestrator gives
    <I extends @Nullable Object> void add(
            String name, BiFunction<OrchestrationContext, I, ? extends @Nullable Object> orchestrator) {
        children.put(name, (context, arguments) -> orchestrator.apply(context, (I) single(arguments)));
    }

    TestActivity activity(String name) {
        TestActivity activity = activities.get(name);
        if (activity == null) {
            throw new MissingInTest("The orchestrator calls the activity '" + name + "', which this test does not give."
                    + " Add its contract to the TestContext: .activities(Mail.class, mail), or .activity(\"" + name
                    + "\", input -> ...).");
        }
        return activity;
    }

    TestChild child(String name) {
        TestChild child = children.get(name);
        if (child == null) {
            throw new MissingInTest("The orchestrator calls the child '" + name + "', which this test does not give."
                    + " Add its contract to the TestContext: .orchestrator(Child.class, ChildImplementation::new), or"
                    + " .orchestrator(\"" + name + "\", (context, input) -> ...).");
        }
        return child;
    }

    private static @Nullable Object single(List<? extends @Nullable Object> arguments) {
        return switch (arguments.size()) {
            case 0 -> null;
            case 1 -> arguments.get(0);
            default -> arguments;
        };
    }

    /** A call by name takes several arguments as one list, or one for none. */
    private static Arguments values(List<? extends @Nullable Object> arguments, List<ValueType<?>> parameters) {
        boolean spread = arguments.size() == 1 && parameters.size() != 1 && arguments.get(0) instanceof List<?>;
        return new Values(spread ? new ArrayList<>((List<?>) single(arguments)) : arguments);
    }

    private record Values(List<? extends @Nullable Object> values) implements Arguments {
        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // the stub gave what the contract takes
        public <T extends @Nullable Object> T at(int index, ValueType<T> type) {
            return (T) values.get(index);
        }
    }
}
