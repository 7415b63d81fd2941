package io.durablefunctions.samples.pipeline;

/**
 * What was found in a file.
 *
 * @param path relative to the directory
 * @param kind such as {@code java} or {@code binary}; {@code unreadable} if it could not be read
 * @param sha256 in hexadecimal; for one that is unreadable, why
 */
public record FileCount(String path, String kind, String sha256, long lines, long words, long bytes) {

    static final String UNREADABLE = "unreadable";

    boolean isReadable() {
        return !kind.equals(UNREADABLE);
    }
}
