package io.durablefunctions.store;

/**
 * A message to an instance.
 *
 * @param receiver the instance
 * @param messageId unique within the receiver; messages sent at the same moment are read in the order of their ids
 * @param payload what it says, as JSON
 * @param receiverIsHere whether the receiver is loaded by the host that sends, which will hand the message over itself: nobody needs
 *     to be woken
 */
public record Message(String receiver, String messageId, String payload, boolean receiverIsHere) {}
