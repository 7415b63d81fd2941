package io.durablefunctions.testing.workload;

import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.testing.TestRuntimeBuilder;

/** Runs programs on the engine. */
public final class Workload {

    /** The name of the orchestrator. */
    public static final String ORCHESTRATOR = "Program";

    private static final JsonCodec CODEC = JsonCodec.of(PayloadLimits.DEFAULTS);
    private static final ValueType<Chapter> INPUT = ValueType.of(Chapter.class);

    private Workload() {}

    /** Lets a host serve the orchestrator and its activities, which tell the log of each run. */
    public static void serve(DurableFunctionRuntimeBuilder host, ActivityLog log) {
        host.orchestrator(ProgramRun.class, Interpreter::new).activities(Work.class, new LoggedWork(log));
    }

    /** Lets a runtime in virtual time serve the orchestrator and its activities, which tell the log of each run. */
    public static void serve(TestRuntimeBuilder host, ActivityLog log) {
        host.orchestrator(ProgramRun.class, Interpreter::new).activities(Work.class, new LoggedWork(log));
    }

    /** The input that starts a program, as {@code start(ORCHESTRATOR, options, input)} takes it. */
    public static String input(Program program) {
        return CODEC.encode(Chapter.first(Place.ROOT, "", program.steps()), INPUT, "a program")
                .json();
    }
}
