package io.durablefunctions.configuration;

/** Where state is kept. */
public enum StorageProvider {
    /** In PostgreSQL; written {@code PostgreSQL}. */
    POSTGRESQL,
    /** In memory, for trials: lost with the process; written {@code InMemory}. */
    IN_MEMORY
}
