package io.durablefunctions.chaos.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a run keeps its files: the logs that tell what really happened, and what each process said.
 *
 * @param root the directory
 */
public record RunDirectory(Path root) {

    /** A new one. */
    static RunDirectory create(Path root) throws IOException {
        Files.createDirectories(root.resolve("workers"));
        Files.createDirectories(root.resolve("releases"));
        return new RunDirectory(root.toAbsolutePath());
    }

    /** The activities that workers began and ended. */
    Path activities() {
        return root.resolve("activities.log");
    }

    /** What was asked of the engine, and what was answered. */
    Path operations() {
        return root.resolve("operations.log");
    }

    /** The faults, and the deaths of workers. */
    Path incidents() {
        return root.resolve("incidents.log");
    }

    /** Exists once the run is over. */
    Path end() {
        return root.resolve("end");
    }

    /** What the worker said that is the n-th of the run. */
    Path worker(int number) {
        return root.resolve("workers").resolve(number + ".log");
    }

    /** The jar of a release. */
    Path release(int number) {
        return root.resolve("releases").resolve(number + ".jar");
    }

    /** Where the server keeps its data. */
    Path database() {
        return root.resolve("database");
    }
}
