package io.durablefunctions.codec;

/**
 * How large a value may be. Immutable.
 *
 * @param inputBytes most bytes, as UTF-8, of what comes from outside: inputs and events
 * @param valueBytes most bytes, as UTF-8, of what the user's own code gives: arguments, results, progress
 * @param depth how deep objects and arrays may be nested
 */
public record PayloadLimits(int inputBytes, int valueBytes, int depth) {

    /** 64 KiB from outside, 16 MiB from the user's own code, 32 deep. */
    public static final PayloadLimits DEFAULTS = new PayloadLimits(65_536, 16 * 1024 * 1024, 32);

    public PayloadLimits {
        if (inputBytes < 1 || valueBytes < 1 || depth < 1) {
            throw new IllegalArgumentException("Payload limits must be at least 1: " + inputBytes + " bytes of input, "
                    + valueBytes + " bytes of value, depth " + depth + ".");
        }
    }
}
