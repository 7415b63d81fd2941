package io.durablefunctions.configuration;

/**
 * A setting that was given a value.
 *
 * @param text the value as it was written
 * @param origin where
 */
record Given<T>(Setting<T> setting, T value, String text, String origin) {

    /** The text, unless it is secret. */
    String shownText() {
        return setting.secret() ? "(hidden)" : text;
    }

    @Override
    public String toString() {
        return setting.name() + " = " + shownText() + " (" + origin + ")";
    }
}
