package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs of PostgreSQL's programs. */
final class ProgramRun {

    private ProgramRun() {}

    /** What a program prints that ends soon and prints little. */
    static String outputOf(List<String> command) {
        try {
            Process process = builder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            exitCode(process, command, Duration.ofSeconds(10));
            return output;
        } catch (IOException e) {
            throw notRun(command, e);
        }
    }

    /**
     * Runs a program on a data directory, with its output, and that of the server it may leave behind, appended to a
     * file: a pipe would break with the JVM. An interruption of this thread is kept for later, as half a start is worse
     * than a late one.
     *
     * @return the exit code
     * @throws EmbeddedPostgreSqlException if it can't be run, or doesn't end in {@code timeout} and is killed
     */
    static int run(List<String> command, Path dataDirectory, Path log, Duration timeout) {
        ProcessBuilder builder = builder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Not the option -D: pg_ctl would put the path into a shell command.
        builder.environment().put("PGDATA", dataDirectory.toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return exitCode(process, command, timeout);
        } catch (IOException e) {
            throw notRun(command, e);
        }
    }

    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    private static int exitCode(Process process, List<String> command, Duration timeout) {
        boolean interrupted = false;
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                try {
                    if (process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return process.exitValue();
                    }
                    process.destroyForcibly();
                    throw new EmbeddedPostgreSqlException(programOf(command) + " didn't end in " + timeout.toSeconds()
                            + " s and was killed. Look for what holds the machine up, such as a full or slow disk.");
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static EmbeddedPostgreSqlException notRun(List<String> command, IOException e) {
        return new EmbeddedPostgreSqlException(
                programOf(command) + " can't be run: " + e.getMessage()
                        + ". Check that programs may be executed there.",
                e);
    }

    private static String programOf(List<String> command) {
        return command.stream()
                .filter(word -> word.contains("/bin/"))
                .findFirst()
                .orElse(command.get(0));
    }
}
