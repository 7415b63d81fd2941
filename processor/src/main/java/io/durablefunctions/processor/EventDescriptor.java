package io.durablefunctions.processor;

import java.util.Optional;

/**
 * One event.
 *
 * @param method the user's name for it
 * @param storedName its name in histories
 * @param key the name of the parameter that makes a key, if it has one
 * @param payload what it carries
 */
record EventDescriptor(String method, String storedName, Optional<String> key, ValueDescriptor payload) {}
