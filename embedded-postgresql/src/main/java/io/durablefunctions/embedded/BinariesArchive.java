package io.durablefunctions.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs as a compressed archive, unpacked once for a user. */
final class BinariesArchive {

    private static final int ANY_EXECUTE = 0b001_001_001;

    private final byte[] content;

    BinariesArchive(byte[] content) {
        this.content = content;
    }

    /**
     * The directory within {@code parent} with these programs. It appears there only when complete: a JVM killed while
     * unpacking, or two that unpack at once, do no harm.
     */
    Path unpackedIn(Path parent) {
        Path unpacked = parent.resolve("sha256-" + digest());
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        try {
            unpackTo(unpacked, parent);
            return unpacked;
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "The PostgreSQL binaries can't be unpacked into " + parent + ": " + e
                            + ". Make the directory writable for this user, with 100 MB free.",
                    e);
        }
    }

    private void unpackTo(Path unpacked, Path parent) throws IOException {
        Path incomplete = PrivateDirectory.createWithin(parent, "incomplete-");
        try {
            unpack(incomplete);
            Files.move(incomplete, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            FileTrees.delete(incomplete);
            if (!Files.isDirectory(unpacked)) {
                throw e;
            }
            // Another JVM was first.
        }
    }

    private void unpack(Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(content)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                unpack(tar, entry, target);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive has an entry outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        PrivateDirectory.createParents(file);
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & ANY_EXECUTE) != 0 && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " can't be made executable");
        }
    }

    private String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
