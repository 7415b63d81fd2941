package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Whose the process is that a {@code postmaster.pid} names. After a crash of the machine, or in another container, its
 * number may have been given to any process.
 */
enum PostmasterIdentity {
    /** There is no such process. */
    GONE,
    /** It is the server of this data directory. */
    OURS,
    /** It is another process, or the unreaped remains of one: PostgreSQL would take it for the server. */
    FOREIGN;

    private static final Path PROC = Path.of("/proc");

    static PostmasterIdentity of(long pid, Path dataDirectory) {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null || !process.isAlive()) {
            return GONE;
        }
        if (Files.isDirectory(PROC.resolve("self"))) {
            return byProc(PROC.resolve(Long.toString(pid)), dataDirectory);
        }
        return process.info().command().orElse("postgres").endsWith("postgres") ? OURS : FOREIGN;
    }

    private static PostmasterIdentity byProc(Path process, Path dataDirectory) {
        try {
            if (isZombie(process)) {
                return FOREIGN;
            }
            // Every process of a PostgreSQL server works in its data directory.
            return Files.isSameFile(process.resolve("cwd"), dataDirectory) ? OURS : FOREIGN;
        } catch (IOException | SecurityException e) {
            return byOwner(process, dataDirectory);
        }
    }

    /** Where the system doesn't tell: only the owner of a data directory can be running its server. */
    private static PostmasterIdentity byOwner(Path process, Path dataDirectory) {
        try {
            return Files.getOwner(process, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(dataDirectory))
                    ? OURS
                    : FOREIGN;
        } catch (IOException e) {
            return GONE;
        }
    }

    private static boolean isZombie(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
        // "pid (name) state ...", where the name may contain anything.
        int state = stat.lastIndexOf(')') + 2;
        return state < stat.length() && (stat.charAt(state) == 'Z' || stat.charAt(state) == 'X');
    }
}
