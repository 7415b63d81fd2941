package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes {@code pgdata}. It is made under another name and renamed when complete, so that a JVM killed in between leaves
 * no half of one. It asks for a password from its first moment on, which is in a file within it.
 */
final class NewCluster {

    private static final Logger log = LoggerFactory.getLogger(NewCluster.class);

    private static final String INCOMPLETE = "pgdata-incomplete-";
    private static final String PASSWORD_FILE = "durablefunctions-password";
    private static final int PASSWORD_BYTES = 18;
    private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(2);

    private final Binaries binaries;
    private final DataDirectory directory;

    NewCluster(Binaries binaries, DataDirectory directory) {
        this.binaries = binaries;
        this.directory = directory;
    }

    void create() {
        try {
            removeIncomplete();
            Path incomplete = PrivateDirectory.createWithin(directory.root(), INCOMPLETE);
            Path password = writePassword(directory.root().resolve(incomplete.getFileName() + ".password"));
            initdb(incomplete, password);
            Files.move(password, incomplete.resolve(PASSWORD_FILE));
            Files.move(incomplete, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
            directory.sync();
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "A data directory can't be made in " + directory.root() + ": " + e
                            + ". Make it writable for this user, with 100 MB free, or name another directory.",
                    e);
        }
    }

    /** The password of both of the server's users. */
    static String passwordOf(DataDirectory directory) {
        Path file = directory.cluster().resolve(PASSWORD_FILE);
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "The file " + file + " with the password of the PostgreSQL in " + directory.root()
                            + " can't be read: " + e + ". Restore it, or name another directory.",
                    e);
        }
    }

    private void initdb(Path incomplete, Path password) {
        int exitCode = ProgramRun.run(
                binaries.command(
                        "initdb",
                        "--username=" + ConnectionSettings.SUPERUSER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + password,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-instructions"),
                incomplete,
                directory.log(),
                INITDB_TIMEOUT);
        if (exitCode != 0) {
            throw new EmbeddedPostgreSqlException("initdb failed in " + directory.root() + " with exit code " + exitCode
                    + ": " + directory.endOfLog() + ". Where it is about root: run as another user.");
        }
    }

    /** Best effort: the initdb of a killed JVM may still be at work on what it began. */
    private void removeIncomplete() {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory.root(), INCOMPLETE + "*")) {
            for (Path leftover : leftovers) {
                FileTrees.delete(leftover);
            }
        } catch (IOException | DirectoryIteratorException e) {
            log.info("A data directory begun by an earlier JVM was not removed", e);
        }
    }

    private static Path writePassword(Path file) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                file, HexFormat.of().formatHex(random) + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }
}
