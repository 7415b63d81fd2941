package io.durablefunctions.benchmarks.processes;

import io.durablefunctions.benchmarks.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A host in a process of its own, {@link Worker}, seen from the process that started it. It is told a command a line and answers with
 * figures, {@code name value} a line, and {@code done}. Not thread-safe.
 */
public final class WorkerProcess implements AutoCloseable {

    /** In the environment, not among the arguments: those are shown to everybody on the machine, and it holds a password. */
    static final String URL = "DURABLE_FUNCTIONS_BENCHMARK_WORKER";

    /** What a line begins with that says why something was not done. */
    static final String PROBLEM = "problem";

    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final int END_SECONDS = 30;
    private static final int TOLD_CHARACTERS = 4_000;

    private final Process process;
    private final Path log;
    private final Writer input;

    /** What it printed, a line each; empty for its end. */
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts one and waits until it serves. */
    public static WorkerProcess start(Database database, WorkerSettings settings) throws IOException {
        Path log = Files.createTempFile("worker", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + settings.heapMegabytes() + "m");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
        command.addAll(settings.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put(URL, database.url());
        WorkerProcess worker = new WorkerProcess(builder.start(), log);
        try {
            worker.await("ready", STARTING);
            return worker;
        } catch (RuntimeException | Error e) {
            worker.close();
            throw e;
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException killed) {
            // The end of its output all the same.
        } finally {
            lines.add(Optional.empty());
        }
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Tells it what to do; {@link #answer} has to follow. */
    public void tell(String command) {
        try {
            input.write(command + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(problem("takes no commands"), e);
        }
    }

    /** Waits until it has done what it was told. */
    public Map<String, Double> answer(Duration patience) {
        return await("done", patience);
    }

    /** Tells it what to do and waits for its answer. */
    public Map<String, Double> ask(String command, Duration patience) {
        tell(command);
        return answer(patience);
    }

    private Map<String, Double> await(String last, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String line = next(end); !line.equals(last); line = next(end)) {
            String[] words = line.split(" ", 2);
            if (words[0].equals(PROBLEM)) {
                throw new IllegalStateException(problem(line));
            }
            figures.put(words[0], Double.valueOf(words[1]));
        }
        return figures;
    }

    private String next(long end) {
        try {
            Optional<String> line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new IllegalStateException(problem("did not answer in time"));
            }
            return line.orElseThrow(() -> new IllegalStateException(problem("has ended")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(problem("is no longer waited for"), e);
        }
    }

    /** With the end of what it logged. */
    private String problem(String what) {
        String logged;
        try {
            logged = Files.readString(log);
        } catch (IOException e) {
            logged = e.toString();
        }
        String end = logged.substring(Math.max(0, logged.length() - TOLD_CHARACTERS));
        return "The worker " + pid() + " " + what + ". Its log:\n" + end;
    }

    /** {@code kill -9}, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it end its host in good order; kills it if that takes too long. */
    public void stop() throws InterruptedException {
        try {
            input.close();
        } catch (IOException e) {
            // It has ended.
        }
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Ends it in any case. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            Files.deleteIfExists(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
