package io.durablefunctions.configuration;

/** What an application brings, so that its settings need not name a database. */
enum Brought {
    NOTHING,
    /** Connections are its business, the settings about them have no effect. */
    DATA_SOURCE,
    /** Of which nothing is known. */
    STATE_STORE
}
