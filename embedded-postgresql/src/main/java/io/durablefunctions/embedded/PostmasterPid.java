package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a running server says about itself in the file {@code postmaster.pid} of its data directory.
 *
 * @param pid the process id, line 1
 * @param port the TCP port, line 4
 */
record PostmasterPid(long pid, int port) {

    /** Larger than any process id that a system gives out, so that PostgreSQL finds no such process. */
    private static final String NO_PROCESS = "2147483647";

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    static Path fileIn(Path dataDirectory) {
        return dataDirectory.resolve("postmaster.pid");
    }

    /** The file's content; empty if there is no such file, or it is not completely written yet. */
    static Optional<PostmasterPid> read(Path dataDirectory) {
        try {
            return parse(Files.readAllLines(fileIn(dataDirectory), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "The file " + fileIn(dataDirectory) + " can't be read: " + e + ". Make it readable for this user.",
                    e);
        }
    }

    static Optional<PostmasterPid> parse(List<String> lines) {
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        try {
            // A single-user server writes its process id with a minus.
            long pid = Math.abs(Long.parseLong(lines.get(PID_LINE).trim()));
            int port = Integer.parseInt(lines.get(PORT_LINE).trim());
            return pid > 0 && port > 0 && port <= 65_535 ? Optional.of(new PostmasterPid(pid, port)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes a left-over file name no process. PostgreSQL itself refuses to start while any process of this user has the
     * file's process id; the other lines stay, for they let it find children of the old server that are still alive.
     */
    static void disown(Path dataDirectory) {
        Path file = fileIn(dataDirectory);
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
            lines.set(PID_LINE, NO_PROCESS);
            Path replacement = dataDirectory.resolve("postmaster.pid.new");
            Files.write(replacement, lines, StandardCharsets.ISO_8859_1);
            Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "The left-over file " + file + " can't be replaced: " + e + ". Make it writable for this user.", e);
        }
    }
}
