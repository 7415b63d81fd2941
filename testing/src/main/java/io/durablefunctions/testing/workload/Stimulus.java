package io.durablefunctions.testing.workload;

/**
 * What has to be done from outside. A child that does not exist yet will; if the instance has ended, or its root, it is not needed any more.
 *
 * @param instanceId the instance to do it to
 * @param eventName the event to raise; empty for a termination
 * @param payloadJson the event's payload; empty for a termination
 * @param terminate whether to terminate the instance
 */
public record Stimulus(String instanceId, String eventName, String payloadJson, boolean terminate) {

    static Stimulus event(String instanceId, String eventName, long payload) {
        return new Stimulus(instanceId, eventName, "{\"number\":" + payload + "}", false);
    }

    static Stimulus termination(String instanceId) {
        return new Stimulus(instanceId, "", "", true);
    }

    /** The event's payload with a mark that the program does not see, to know one event from another that was raised for the same reason. */
    public String payloadJson(int mark) {
        return payloadJson.substring(0, payloadJson.length() - 1) + ",\"mark\":" + mark + "}";
    }
}
