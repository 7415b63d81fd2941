package io.durablefunctions.testing;

import io.durablefunctions.ActivityContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an activity that is called directly may know of its call. */
final class TestActivityContext extends ActivityContext {

    private final String instanceId;
    private final String activityName;
    private final int ordinal;

    TestActivityContext(String instanceId, String activityName, int ordinal) {
        this.instanceId = instanceId;
        this.activityName = activityName;
        this.ordinal = ordinal;
    }

    @Override
    public String instanceId() {
        return instanceId;
    }

    @Override
    public String activityName() {
        return activityName;
    }

    @Override
    public String idempotencyKey() {
        return instanceId + ":" + ordinal;
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger(activityName);
    }
}
