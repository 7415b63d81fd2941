package io.durablefunctions.processor;

import java.util.HashMap;
import java.util.Map;

/** The names of the constants in {@code MailDefinition} that the stub uses too. */
final class ActivityConstants {

    private final ConstantNames names = new ConstantNames();
    private final Map<ActivityDescriptor, String> ofActivities = new HashMap<>();

    ActivityConstants(ActivitiesDescriptor activities) {
        activities.activities().forEach(activity -> ofActivities.put(activity, names.of(activity.shortName())));
    }

    String of(ActivityDescriptor activity) {
        return ofActivities.get(activity);
    }

    /** For what only the definition uses. */
    ConstantNames others() {
        return names;
    }
}
