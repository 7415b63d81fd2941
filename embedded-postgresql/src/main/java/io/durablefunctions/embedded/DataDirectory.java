package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The directory a caller names, with what this module keeps in it: {@code pgdata}, PostgreSQL's own data directory;
 * {@code server.log} and, from the start before, {@code server.log.1}; and the file {@code lock}.
 */
final class DataDirectory {

    private static final int LOG_LINES_IN_MESSAGES = 6;
    private static final int LOG_BYTES_READ = 8_192;

    private final Path root;

    private DataDirectory(Path root) {
        this.root = root;
    }

    /**
     * Creates the directory if need be, open to this user alone.
     *
     * @throws EmbeddedPostgreSqlException if it can't be used, before anything is written into it
     */
    static DataDirectory in(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        if (root.toString().indexOf('\n') >= 0) {
            throw new EmbeddedPostgreSqlException(
                    "PostgreSQL can't be kept in " + root + ": the name has a line break. Name another directory.");
        }
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new EmbeddedPostgreSqlException(
                    "PostgreSQL can't be kept in " + root + ": it is a file. Name a directory.");
        }
        try {
            if (!Files.isDirectory(root)) {
                PrivateDirectory.createParents(root);
                PrivateDirectory.create(root);
            }
            Path probe = Files.createTempFile(root, "writable", null);
            Files.delete(probe);
            return new DataDirectory(root.toRealPath());
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "PostgreSQL can't be kept in " + root + ": it can't be created or written to (" + e
                            + "). Make it writable for this user, or name another directory.",
                    e);
        }
    }

    Path root() {
        return root;
    }

    Path cluster() {
        return root.resolve("pgdata");
    }

    Path log() {
        return root.resolve("server.log");
    }

    boolean hasCluster() {
        return Files.exists(cluster());
    }

    /**
     * Refuses a directory whose content isn't for these binaries; one without {@code pgdata} is for any.
     *
     * @throws EmbeddedPostgreSqlException if it is of another major version than {@code majorVersion}, or not this
     *     module's
     */
    void requireUsableBy(int majorVersion) {
        if (Files.exists(versionFile(root))) {
            throw new EmbeddedPostgreSqlException(root + " is itself a data directory of PostgreSQL " + versionIn(root)
                    + ", made by another program, while the embedded one is PostgreSQL " + majorVersion
                    + ". Name a directory of its own for it.");
        }
        if (!hasCluster()) {
            return;
        }
        if (!Files.exists(versionFile(cluster()))) {
            throw new EmbeddedPostgreSqlException(cluster() + " is no data directory of PostgreSQL, for it has no file"
                    + " PG_VERSION. Move it away, or name another directory than " + root + ".");
        }
        String version = versionIn(cluster());
        if (!version.equals(Integer.toString(majorVersion))) {
            throw new EmbeddedPostgreSqlException("The data in " + root + " is of PostgreSQL " + version
                    + ", while the embedded one is PostgreSQL " + majorVersion + ", which can't read it. Name another"
                    + " directory, or put the binaries of PostgreSQL " + version + " on the class path.");
        }
    }

    /** Keeps the log of the start before this one, and no older one. */
    void beginLog() {
        try {
            if (Files.exists(log())) {
                Files.move(log(), root.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "The log " + log() + " can't be renamed: " + e + ". Make " + root + " writable for this user.", e);
        }
    }

    /** The end of the log as one line without a full stop, for messages. */
    String endOfLog() {
        try {
            byte[] log = Files.readAllBytes(log());
            int from = Math.max(0, log.length - LOG_BYTES_READ);
            List<String> lines = new String(log, from, log.length - from, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES_IN_MESSAGES), lines.size());
            return String.join(" | ", last).replaceFirst("\\.$", "");
        } catch (NoSuchFileException e) {
            return "(no log)";
        } catch (IOException e) {
            return "(the log can't be read: " + e + ")";
        }
    }

    /** Makes a rename within this directory survive a crash of the machine. */
    void sync() throws IOException {
        try (FileChannel directory = FileChannel.open(root, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static Path versionFile(Path cluster) {
        return cluster.resolve("PG_VERSION");
    }

    private static String versionIn(Path cluster) {
        try {
            return Files.readString(versionFile(cluster), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "The file " + versionFile(cluster) + " can't be read: " + e + ". Make it readable for this user.",
                    e);
        }
    }
}
