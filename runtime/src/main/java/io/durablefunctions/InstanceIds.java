package io.durablefunctions;

/** What can be an instance id. */
final class InstanceIds {

    static final int LONGEST = 255;

    private InstanceIds() {}

    static String checked(String id) {
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
