package io.durablefunctions.testing.workload;

/** Told of each run of an activity, on its thread. What it throws, the activity throws. */
public interface ActivityLog {

    /** For when nobody wants to know. */
    ActivityLog NONE = new ActivityLog() {
        @Override
        public void begins(String instanceId, String key, int attempt) {}

        @Override
        public void ends(String instanceId, String key, int attempt) {}
    };

    /** Before the activity does anything. */
    void begins(String instanceId, String key, int attempt);

    /** Before the activity returns or throws. */
    void ends(String instanceId, String key, int attempt);
}
