package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories of throw-away servers, all below one of this user's. A JVM that ended without closing leaves one
 * behind, with the server running in it: whoever comes next finds its lock free, stops the server and removes it.
 */
final class TemporaryDirectories {

    private static final Logger log = LoggerFactory.getLogger(TemporaryDirectories.class);

    private final Path parent;

    TemporaryDirectories(Path parent) {
        this.parent = parent;
    }

    /**
     * A new directory, locked.
     *
     * @param directory where it is
     * @param lock released after it is removed
     */
    record Locked(Path directory, DirectoryLock lock) {}

    Locked create() {
        List<Locked> abandoned;
        Locked created;
        // The parent's lock: no one may find the new directory before it is locked.
        try (DirectoryLock whileLooking = DirectoryLock.take(parent)) {
            log.trace("Looking into {} under {}", parent, whileLooking);
            abandoned = abandoned();
            Path directory = PrivateDirectory.createWithin(parent, "server-");
            created = new Locked(directory, DirectoryLock.take(directory));
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "A directory can't be made in " + parent + ": " + e
                            + ". Make it writable for this user, with 100 MB free, or start with another"
                            + " -Djava.io.tmpdir.",
                    e);
        }
        abandoned.forEach(TemporaryDirectories::discard);
        return created;
    }

    private List<Locked> abandoned() throws IOException {
        List<Locked> abandoned = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, "server-*")) {
            for (Path directory : directories) {
                tryLock(directory).ifPresent(abandoned::add);
            }
        }
        return abandoned;
    }

    private static Optional<Locked> tryLock(Path directory) {
        try {
            return DirectoryLock.tryTake(directory).map(lock -> new Locked(directory, lock));
        } catch (EmbeddedPostgreSqlException e) {
            // Its owner is just removing it.
            return Optional.empty();
        }
    }

    private static void discard(Locked abandoned) {
        try (DirectoryLock lock = abandoned.lock()) {
            log.debug("Removing {}, left by a JVM that ended without closing it; {}", abandoned.directory(), lock);
            DataDirectory directory = DataDirectory.in(abandoned.directory());
            new ServerProcess(Binaries.forThisSystem(), directory).stopAtOnce();
            FileTrees.delete(abandoned.directory());
        } catch (IOException | EmbeddedPostgreSqlException e) {
            log.info("The left-over directory {} was not removed", abandoned.directory(), e);
        }
    }
}
