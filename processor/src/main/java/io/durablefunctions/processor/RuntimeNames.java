package io.durablefunctions.processor;

import com.palantir.javapoet.ClassName;

/** The classes that generated code is written against. */
final class RuntimeNames {

    static final String API = "io.durablefunctions";
    static final String DEFINITIONS = "io.durablefunctions.definition";

    static final ClassName CONTEXT = ClassName.get(API, "OrchestrationContext");
    static final ClassName PROGRESS = ClassName.get(API, "Progress");
    static final ClassName FUTURE = ClassName.get(API, "DurableFuture");
    static final ClassName VALUE_TYPE = ClassName.get(API, "ValueType");
    static final ClassName CALL_OPTIONS = ClassName.get(API, "CallOptions");
    static final ClassName CHILD_OPTIONS = ClassName.get(API, "ChildOptions");
    static final ClassName START_OPTIONS = ClassName.get(API, "StartOptions");
    static final ClassName RETRY_POLICY = ClassName.get(API, "RetryPolicy");
    static final ClassName HANDLE = ClassName.get(API, "OrchestrationHandle");
    static final ClassName CLIENT = ClassName.get(API, "DurableFunctionClient");

    static final ClassName DEFINITION = ClassName.get(DEFINITIONS, "Definition");
    static final ClassName ACTIVITIES_DEFINITION = ClassName.get(DEFINITIONS, "ActivitiesDefinition");
    static final ClassName ORCHESTRATOR_DEFINITION = ClassName.get(DEFINITIONS, "OrchestratorDefinition");
    static final ClassName ACTIVITY_METHOD = ClassName.get(DEFINITIONS, "ActivityMethod");
    static final ClassName EVENT_TYPE = ClassName.get(DEFINITIONS, "EventType");
    static final ClassName FAILURE_TYPE = ClassName.get(DEFINITIONS, "FailureType");
    static final ClassName ACTIVITY_CALLS = ClassName.get(DEFINITIONS, "ActivityCalls");
    static final ClassName CHILD_CALLS = ClassName.get(DEFINITIONS, "ChildCalls");
    static final ClassName ORCHESTRATOR_CLIENT = ClassName.get(DEFINITIONS, "OrchestratorClient");
    static final ClassName ORCHESTRATION_CALL = ClassName.get(DEFINITIONS, "OrchestrationCall");
    static final ClassName EVENT_WAITS = ClassName.get(DEFINITIONS, "EventWaits");

    private RuntimeNames() {}
}
