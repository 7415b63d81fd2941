package io.durablefunctions.journal;

/**
 * Which call of which instance a child belongs to.
 *
 * @param instanceId the parent's id
 * @param ordinal the number of the decision in the parent
 */
public record ParentRef(String instanceId, int ordinal) {}
