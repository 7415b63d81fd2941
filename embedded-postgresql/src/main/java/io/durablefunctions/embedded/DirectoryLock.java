package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a directory, for one JVM at a time: a lock on its file {@code lock}, which the system releases when
 * the JVM ends, however it ends. The file holds the owner's process id, for the message of those who come second.
 */
final class DirectoryLock implements AutoCloseable {

    /** What was killed a moment ago may still hold its lock. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /**
     * Directories locked by this JVM. Asked before the file is opened: closing any channel on a file drops all the
     * locks which its process has on it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel file;

    private DirectoryLock(Path directory, FileChannel file) {
        this.directory = directory;
        this.file = file;
    }

    /**
     * Takes the lock, waiting up to 2 s for it.
     *
     * @throws EmbeddedPostgreSqlException if it is in use
     */
    static DirectoryLock take(Path directory) {
        Deadline deadline = Deadline.in(GRACE);
        while (true) {
            Optional<DirectoryLock> lock = tryTake(directory);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (deadline.passed()) {
                throw new EmbeddedPostgreSqlException("The PostgreSQL in " + directory + " is in use by "
                        + owner(directory) + ". Close it there first, or name another directory.");
            }
            deadline.pause();
        }
    }

    /** Takes the lock if it is free. */
    static Optional<DirectoryLock> tryTake(Path directory) {
        try {
            Path real = directory.toRealPath();
            return HELD_HERE.add(real) ? lock(real) : Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "The file " + directory.resolve("lock") + " can't be locked: " + e
                            + ". Make the directory writable for this user, or name another one.",
                    e);
        }
    }

    private static Optional<DirectoryLock> lock(Path real) throws IOException {
        FileChannel file = null;
        boolean locked = false;
        try {
            file = FileChannel.open(
                    lockFile(real), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            locked = file.tryLock() != null;
            if (!locked) {
                return Optional.empty();
            }
            writeOwner(file);
            return Optional.of(new DirectoryLock(real, file));
        } finally {
            if (!locked) {
                HELD_HERE.remove(real);
                if (file != null) {
                    file.close();
                }
            }
        }
    }

    private static void writeOwner(FileChannel file) throws IOException {
        byte[] owner = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        file.truncate(0);
        file.write(ByteBuffer.wrap(owner), 0);
    }

    private static String owner(Path directory) {
        try {
            if (HELD_HERE.contains(directory.toRealPath())) {
                return "this JVM already";
            }
            return "process " + Files.readString(lockFile(directory), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "another process";
        }
    }

    private static Path lockFile(Path directory) {
        return directory.resolve("lock");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "The lock of " + directory + " was not released: " + e + ". End this JVM before using it again.",
                    e);
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
