package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** Directories that only this user can enter: what is executed or kept in them can't be planted or read by others. */
final class PrivateDirectory {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> CREATED_OWNER_ONLY = PosixFilePermissions.asFileAttribute(OWNER_ONLY);

    private PrivateDirectory() {}

    /** Where this user's unpacked binaries are kept between runs. */
    static Path forBinaries() {
        try {
            Path caches = userCaches();
            Files.createDirectories(caches);
            return ensure(caches.resolve("durable-functions-postgresql"));
        } catch (IOException e) {
            // Accounts of services often have no usable home directory.
            return inTemporaryFolder("binaries");
        }
    }

    /** Below which throw-away servers have their directories. */
    static Path forTemporaryServers() {
        return inTemporaryFolder("servers");
    }

    /**
     * Creates the directory for this user alone, or checks that it is this user's and closes it to others.
     *
     * @throws IOException if it can't be created, is a link or a file, or belongs to someone else
     */
    static Path ensure(Path directory) throws IOException {
        create(directory);
        PosixFileAttributes found =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory()) {
            throw new IOException(directory + " is not a directory");
        }
        if (!found.owner().equals(thisUser(directory))) {
            throw new IOException(directory + " belongs to " + found.owner().getName());
        }
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
        return directory;
    }

    /** Creates the directory for this user alone; one that exists stays as it is. */
    static void create(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, CREATED_OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            // Checked by the caller.
        }
    }

    /** Creates what is missing above a file or directory. */
    static void createParents(Path child) throws IOException {
        Path parent = child.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    /** A new directory with a random name. */
    static Path createWithin(Path parent, String prefix) throws IOException {
        return Files.createTempDirectory(parent, prefix, CREATED_OWNER_ONLY);
    }

    private static Path inTemporaryFolder(String purpose) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        Path directory = folder.resolve("durable-functions-postgresql-" + userName());
        try {
            return ensure(ensure(directory).resolve(purpose));
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "The directory " + directory + ", for this user's files alone, can't be used: " + e.getMessage()
                            + ". Remove it, or start with another -Djava.io.tmpdir.",
                    e);
        }
    }

    private static Path userCaches() throws IOException {
        String configured = System.getenv("XDG_CACHE_HOME");
        if (configured != null && configured.startsWith("/")) {
            return Path.of(configured);
        }
        Path home = Path.of(System.getProperty("user.home", "?"));
        if (!home.isAbsolute() || home.getNameCount() == 0 || !Files.isDirectory(home)) {
            throw new IOException("no home directory");
        }
        return home.resolve(".cache");
    }

    private static UserPrincipal thisUser(Path directory) throws IOException {
        Path probe = Files.createTempFile(directory, "owner", null);
        try {
            return Files.getOwner(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static String userName() {
        return System.getProperty("user.name", "unknown").replaceAll("[^A-Za-z0-9_.-]", "_");
    }
}
