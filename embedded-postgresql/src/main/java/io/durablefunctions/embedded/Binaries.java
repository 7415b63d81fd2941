package io.durablefunctions.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's programs, ready to run. */
final class Binaries {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private static @Nullable Binaries unpacked;

    private final Path directory;
    private final int majorVersion;

    private Binaries(Path directory, int majorVersion) {
        this.directory = directory;
        this.majorVersion = majorVersion;
    }

    /** The binaries for this system, unpacked on this user's first use of them. */
    static synchronized Binaries forThisSystem() {
        if (unpacked == null) {
            Path directory =
                    new BinariesArchive(Platform.current().archive()).unpackedIn(PrivateDirectory.forBinaries());
            unpacked = new Binaries(directory, majorVersionOf(directory));
        }
        return unpacked;
    }

    /** Such as 16. */
    int majorVersion() {
        return majorVersion;
    }

    /** A command line that runs one of the programs. */
    List<String> command(String program, String... arguments) {
        return command(directory, program, arguments);
    }

    private static List<String> command(Path directory, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it doesn't see that it does.
            command.add("unshare");
            command.add("-U");
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static int majorVersionOf(Path directory) {
        String answer = ProgramRun.outputOf(command(directory, "postgres", "--version"));
        Matcher version = VERSION.matcher(answer);
        if (!version.find()) {
            throw new EmbeddedPostgreSqlException("The PostgreSQL binaries in " + directory + " don't run here: "
                    + answer.strip() + ". Remove that directory to have them unpacked again, and check that programs"
                    + " may be executed there.");
        }
        return Integer.parseInt(version.group(1));
    }
}
