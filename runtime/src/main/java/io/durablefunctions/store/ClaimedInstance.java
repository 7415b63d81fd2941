package io.durablefunctions.store;

import java.util.List;

/**
 * An instance that has just been leased, with all that is needed to run it.
 *
 * @param instance the instance, with its journal rows in order, the row of a take-over included
 * @param mail its mail, in the order in which it was sent
 */
public record ClaimedInstance(StoredInstance instance, List<ReceivedMessage> mail) {}
