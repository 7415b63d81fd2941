package io.durablefunctions;

/** The orchestration that was awaited has failed. What it threw is here as data. */
public final class OrchestrationFailedException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    private final String instanceId;
    private final transient FailureDetails failure;

    /** Of this instance. */
    public OrchestrationFailedException(String orchestrator, String instanceId, FailureDetails failure) {
        super(instanceId + " (" + orchestrator + ") failed: " + failure);
        this.instanceId = instanceId;
        this.failure = failure;
    }

    /** The instance's id. */
    public String instanceId() {
        return instanceId;
    }

    /** What its orchestrator threw. */
    public FailureDetails failure() {
        return failure;
    }
}
