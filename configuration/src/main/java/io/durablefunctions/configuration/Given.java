package io.durablefunctions.configuration;

/**
 * A setting that was given a value.
 *
 * @param text the value as it was written
 * @param origin where
 */
record Given<T>(Setting<T> setting, T value, String text, String origin) {

    /** Without what is secret. */
    @Override
    public String toString() {
        String shown = setting.shown(text);
        return setting.name() + " = " + (shown == null ? "(hidden)" : shown) + " (" + origin + ")";
    }
}
