package io.durablefunctions.chaos.worker;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import java.util.ArrayList;
import java.util.List;

/** Orchestrations that do what harms the process they run in. */
public enum Poison {
    /** The orchestrator calls itself without end. */
    RECURSION,
    /** The orchestrator asks for more memory than there is. */
    MEMORY,
    /** An activity fills the memory. */
    MEMORY_OF_ACTIVITY,
    /** The orchestrator ends the process. */
    EXIT,
    /** The orchestrator catches whatever is thrown, without end. */
    SWALLOW;

    /** With what a process ends in which {@link #EXIT} ran. */
    public static final int EXIT_CODE = 3;

    private static final String FILL = "Poison.fill";
    private static final int MEGABYTE = 1 << 20;

    /** The orchestrator's name. It has no input. */
    public String orchestrator() {
        return "Poison." + name();
    }

    static void serve(DurableFunctionRuntimeBuilder host) {
        for (Poison poison : values()) {
            host.orchestrator(
                    poison.orchestrator(), String.class, Integer.class, (context, nothing) -> poison.run(context));
        }
        host.activity(FILL, String.class, Integer.class, nothing -> fill());
    }

    private Integer run(OrchestrationContext context) {
        return switch (this) {
            case RECURSION -> deeper(0);
            case MEMORY -> new long[Integer.MAX_VALUE].length;
            case MEMORY_OF_ACTIVITY -> context.call(FILL, "", Integer.class);
            case EXIT -> exit();
            case SWALLOW -> swallow(context);
        };
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }

    private static int exit() {
        System.exit(EXIT_CODE);
        return 0;
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static int swallow(OrchestrationContext context) {
        while (true) {
            try {
                context.waitForEvent("never", String.class).await();
            } catch (Throwable caught) {
                // The very mistake.
            }
        }
    }

    private static int fill() {
        List<byte[]> kept = new ArrayList<>();
        while (kept.size() < Integer.MAX_VALUE) {
            kept.add(new byte[MEGABYTE]);
        }
        return kept.size();
    }
}
