package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/** What can be an instance id: 1 to 255 characters, without control characters and surrogates. */
public final class InstanceIds {

    private static final int LONGEST = 255;

    private InstanceIds() {}

    /**
     * The id.
     *
     * @throws InvalidInstanceIdException if it cannot be one
     */
    public static String checked(@Nullable String id) {
        if (id == null) {
            throw new InvalidInstanceIdException("An instance id must not be null.");
        }
        if (id.isEmpty()) {
            throw new InvalidInstanceIdException("An instance id must not be empty.");
        }
        if (id.length() > LONGEST) {
            throw new InvalidInstanceIdException("The instance id '" + id.substring(0, 40) + "...' has " + id.length()
                    + " characters. Use at most " + LONGEST + ".");
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                throw new InvalidInstanceIdException("The instance id '" + id.replaceAll("\\p{C}", "?")
                        + "' has a character at position " + i
                        + " that cannot be stored. Use letters, digits and punctuation.");
            }
        }
        return id;
    }
}
