package io.durablefunctions.store;

/**
 * A message that waits in an inbox.
 *
 * @param receiver the instance
 * @param messageId its id
 * @param payload what it says, as JSON
 */
public record ReceivedMessage(String receiver, String messageId, String payload) {}
