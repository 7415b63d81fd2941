package io.durablefunctions.journal;

import org.jspecify.annotations.Nullable;

/**
 * Which call of which instance a child belongs to.
 *
 * @param instanceId the parent's id
 * @param ordinal the number of the decision in the parent
 * @param startId the start of the parent, for its id may be used again once it has been purged; null for any
 */
public record ParentRef(
        String instanceId, int ordinal, @Nullable String startId) {}
