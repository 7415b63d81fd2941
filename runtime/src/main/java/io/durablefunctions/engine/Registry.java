package io.durablefunctions.engine;

import io.durablefunctions.InvalidDefinitionException;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.replay.Orchestrator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a host serves, by stored name. Not thread-safe while it is filled; read only afterwards. */
final class Registry {

    private static final int LONGEST_NAME = 255;

    /** An activity and the object that does it. */
    record ServedActivity<C>(ActivityMethod<C, ?> method, C implementation) {}

    private final Map<String, Orchestrator<?, ?>> orchestrators = new HashMap<>();
    private final Map<String, ServedActivity<?>> activities = new HashMap<>();

    void add(Orchestrator<?, ?> orchestrator) {
        String name = orchestrator.definition().name();
        checkName(name);
        if (orchestrators.putIfAbsent(name, orchestrator) != null) {
            throw new InvalidDefinitionException("The orchestrator '" + name
                    + "' is registered twice. Register it once, or give one of the contracts another name:"
                    + " @Orchestrator(\"...\").");
        }
    }

    <C> void add(ActivitiesDefinition<C> definition, C implementation) {
        for (ActivityMethod<C, ?> method : definition.methods()) {
            add(method, implementation);
        }
    }

    <C> void add(ActivityMethod<C, ?> method, C implementation) {
        checkName(method.name());
        if (activities.putIfAbsent(method.name(), new ServedActivity<>(method, implementation)) != null) {
            throw new InvalidDefinitionException("The activity '" + method.name()
                    + "' is registered twice. Register it once, or give one of the contracts another name:"
                    + " @Activity(\"...\").");
        }
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidDefinitionException(
                    "'" + name + "' cannot be the name of an orchestrator or an activity: it must have 1 to "
                            + LONGEST_NAME + " characters.");
        }
    }

    @Nullable
    Orchestrator<?, ?> orchestrator(String name) {
        return orchestrators.get(name);
    }

    @Nullable
    ServedActivity<?> activity(String name) {
        return activities.get(name);
    }

    Set<String> orchestratorNames() {
        return new TreeSet<>(orchestrators.keySet());
    }

    boolean serves(String orchestrator) {
        return orchestrators.containsKey(orchestrator);
    }
}
