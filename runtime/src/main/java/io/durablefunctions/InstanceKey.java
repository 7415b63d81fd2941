package io.durablefunctions;

import java.time.Instant;

/**
 * The place of an instance in a list of them: lists begin with the newest. The instance need not be there any more.
 *
 * @param createdAt when it was created
 * @param instanceId its id, at most 255 characters
 */
public record InstanceKey(Instant createdAt, String instanceId) {

    /**
     * A place.
     *
     * @throws IllegalArgumentException if the id is longer, or has a character that cannot be stored
     */
    public InstanceKey {
        FilterTexts.check("InstanceKey: instanceId", instanceId);
    }
}
