package io.durablefunctions;

/** A child orchestration failed, was terminated, or could not be started. What it threw is here as data. */
public final class ChildFailedException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    private final String orchestrator;
    private final String instanceId;
    private final transient FailureDetails failure;

    /** Of the child of this orchestrator and id. */
    public ChildFailedException(String orchestrator, String instanceId, FailureDetails failure) {
        super("Child " + instanceId + " (" + orchestrator + ") failed: " + failure);
        this.orchestrator = orchestrator;
        this.instanceId = instanceId;
        this.failure = failure;
    }

    /** The child's orchestrator. */
    public String orchestrator() {
        return orchestrator;
    }

    /** The child's id. */
    public String instanceId() {
        return instanceId;
    }

    /** What the child's orchestrator threw. */
    public FailureDetails failure() {
        return failure;
    }
}
