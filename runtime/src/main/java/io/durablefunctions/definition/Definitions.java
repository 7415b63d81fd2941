package io.durablefunctions.definition;

import io.durablefunctions.NoDefinitionException;
import java.lang.reflect.InvocationTargetException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds what was generated for a contract. */
public final class Definitions {

    private Definitions() {}

    /**
     * The definition of a contract: by {@link ServiceLoader} over the contract's class loader, and, where that has no entry (a
     * shaded jar may have lost its service files), by the name the generated class has.
     *
     * @throws NoDefinitionException if nothing was generated
     */
    public static <C> Definition<C> of(Class<C> contract) {
        Definition<C> listed = listed(contract);
        return listed != null ? listed : named(contract);
    }

    /** The definition of a contract of activities. */
    public static <C> ActivitiesDefinition<C> ofActivities(Class<C> contract) {
        if (of(contract) instanceof ActivitiesDefinition<C> activities) {
            return activities;
        }
        throw new NoDefinitionException(contract.getName()
                + " is no contract of activities. Mark it @Activity, or register it as an orchestrator.");
    }

    /** The definition of an orchestrator's contract. */
    public static <C> OrchestratorDefinition<C, ?> ofOrchestrator(Class<C> contract) {
        if (of(contract) instanceof OrchestratorDefinition<C, ?> orchestrator) {
            return orchestrator;
        }
        throw new NoDefinitionException(contract.getName()
                + " is no contract of an orchestrator. Mark it @Orchestrator, or register it as activities.");
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a definition's contract() is its type argument
    private static <C> @org.jspecify.annotations.Nullable Definition<C> listed(Class<C> contract) {
        try {
            for (Definition definition : ServiceLoader.load(Definition.class, contract.getClassLoader())) {
                if (definition.contract() == contract) {
                    return definition;
                }
            }
            return null;
        } catch (ServiceConfigurationError broken) {
            return null; // a stale or foreign entry: the name still finds this contract's own
        }
    }

    @SuppressWarnings("unchecked") // the generated class of that name defines this contract
    private static <C> Definition<C> named(Class<C> contract) {
        String generated = contract.getName().replace('$', '_') + "Definition";
        try {
            return (Definition<C>) Class.forName(generated, true, contract.getClassLoader())
                    .asSubclass(Definition.class)
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException absent) {
            throw new NoDefinitionException("nothing was generated for " + contract.getName()
                    + ". The annotation processor did not run: add durable-functions-processor to annotationProcessorPaths"
                    + " of maven-compiler-plugin (see README, \"Set up the build\").");
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new NoDefinitionException(generated + " cannot be used as a definition: " + e
                    + ". Compile the module of " + contract.getName() + " again, and in its module-info.java write"
                    + " provides io.durablefunctions.definition.Definition with " + generated
                    + "; (a contract of tests that are patched"
                    + " into a module needs its package exported or opened instead, as by --add-opens).");
        }
    }
}
