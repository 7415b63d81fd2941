package io.durablefunctions.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that runs {@link KeepsPostgreSqlOpen}. Closing it kills it, but not the server it started. */
final class OtherJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static OtherJvm opening(String directoryOrTemporary) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command()
                .addAll(List.of(
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-Duser.home=" + System.getProperty("user.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeepsPostgreSqlOpen.class.getName(),
                        directoryOrTemporary));
        return new OtherJvm(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** The rest of the line that begins with a word. */
    String said(String word) throws IOException {
        StringBuilder everything = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
            everything.append(line).append('\n');
        }
        throw new AssertionError("The other JVM never said \"" + word + "\" but: " + everything);
    }

    void kill9() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("The other JVM survived kill -9");
        }
    }

    /** Ends its input, whereupon it ends normally, without closing the server. */
    void letEnd() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("The other JVM didn't end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
