package io.durablefunctions;

import java.time.Instant;

/**
 * The place of an instance in a list of them: lists begin with the newest.
 *
 * @param createdAt when it was created
 * @param instanceId its id
 */
public record InstanceKey(Instant createdAt, String instanceId) {}
