package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.incidents.Incidents.Death;
import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.worker.ActivityFile;
import io.durablefunctions.chaos.worker.WorkerMain;
import io.durablefunctions.chaos.worker.WorkerSettings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A host in a process of its own, {@link WorkerMain}, seen from the process that started it. Thread-safe. */
final class WorkerProcess {

    private static final String PROBLEM = "The worker died before it answered.";

    private final Process process;
    private final Writer input;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private volatile @Nullable Order order;

    private WorkerProcess(Process process) {
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "hears-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** That it is to end, and since when. */
    private record Order(String cause, long micros) {}

    /**
     * Starts one.
     *
     * @param url the database, as it reaches it
     * @param release the jar that comes with its code
     * @param log where it writes what it has to say
     */
    static WorkerProcess start(WorkerSettings settings, String url, Path release, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // little memory, and quickly there: it will not live long
        command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path") + File.pathSeparator + release));
        command.add(WorkerMain.class.getName());
        command.addAll(settings.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put(WorkerSettings.URL, url);
        return new WorkerProcess(builder.start());
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            ready.complete(output.readLine() != null);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                hear(line);
            }
        } catch (IOException killed) {
            // The end of its output all the same.
        } finally {
            ready.complete(false);
            asked.keySet().forEach(number -> answer(number, new Answer(Outcome.UNKNOWN, PROBLEM)));
        }
    }

    private void hear(String line) {
        String[] words = line.split(" ", 2);
        if (words.length == 2 && words[0].chars().allMatch(Character::isDigit)) {
            answer(Long.parseLong(words[0]), Answer.parse(words[1]));
        }
    }

    private void answer(long number, Answer answer) {
        CompletableFuture<Answer> waiting = asked.remove(number);
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    /** Completed once it serves; with false if it never will. */
    CompletableFuture<Boolean> ready() {
        return ready;
    }

    /** Asks it to do something. The answer comes in any case: when it dies, the outcome is unknown. */
    CompletableFuture<Answer> ask(Operation operation) {
        long number = numbers.incrementAndGet();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        asked.put(number, answer);
        try {
            synchronized (input) {
                input.write(number + " " + operation.line() + "\n");
                input.flush();
            }
        } catch (IOException dead) {
            answer(number, new Answer(Outcome.UNKNOWN, PROBLEM));
        }
        if (!process.isAlive()) { // then nobody may be left who would complete it
            answer(number, new Answer(Outcome.UNKNOWN, PROBLEM));
        }
        return answer;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, and returns what is to be said of it. */
    Death await(int slot) throws InterruptedException {
        int code = process.waitFor();
        long now = ActivityFile.microsNow();
        Order told = order;
        return told == null
                ? new Death(slot, pid(), Death.NONE, now, code, now)
                : new Death(slot, pid(), told.cause(), told.micros(), code, now);
    }

    /** Waits for its end; false if it does not come in this time. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** {@code kill -9}, and waits until it is gone. */
    void kill() throws InterruptedException {
        tell(Death.KILLED);
        process.destroyForcibly().waitFor();
    }

    /** What it was told first counts: one that has to be killed after it was drained has not ended in good order. */
    private synchronized void tell(String cause) {
        if (order == null) {
            order = new Order(cause, ActivityFile.microsNow());
        }
    }

    /** {@code kill -9}. */
    void destroy() {
        tell(Death.KILLED);
        process.destroyForcibly();
    }

    /**
     * SIGTERM: it ends its host in good order, and then itself. By its handle, which leaves its input open: the end of that would end it too, and
     * with another exit code.
     */
    void drain() {
        tell(Death.DRAINED);
        process.toHandle().destroy();
    }

    /** SIGSTOP. */
    void stop() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(pid()))
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }
}
