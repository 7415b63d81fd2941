package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shop in a process of its own, on the embedded PostgreSQL of a directory and a free port. */
final class RunningShop implements AutoCloseable {

    private static final Pattern WELCOME = Pattern.compile("Orders: (http://localhost:\\d+)/api/orders\\..*");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningShop(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output of the shop");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it and waits until it says that it is there. */
    static RunningShop in(Path directory, String... arguments) throws Exception {
        RunningShop shop = start(directory, arguments);
        try {
            shop.address.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return shop;
        } catch (Exception e) {
            shop.close();
            throw new AssertionError("The shop did not start: " + shop.output(), e);
        }
    }

    /** Starts it. */
    static RunningShop start(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Dsample.data=" + directory, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(OrdersWeb.class.getName(), "--server.port=0"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DURABLE_FUNCTIONS_POSTGRESQL");
        return new RunningShop(builder.start());
    }

    /** Whatever became of the test: an orphaned server is adopted and stopped. */
    static void stopServerIn(Path directory) {
        Path server = directory.resolve("postgresql");
        if (Files.exists(server)) {
            EmbeddedPostgreSql.keptIn(server).close();
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher welcome = WELCOME.matcher(line);
                if (welcome.matches()) {
                    address.complete(URI.create(welcome.group(1)));
                }
            }
        } catch (IOException e) {
            output.add(e.toString());
        }
        address.completeExceptionally(new IllegalStateException("it has ended"));
    }

    int port() {
        return address.join().getPort();
    }

    String output() {
        return String.join("\n", output);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.join().resolve(path)).timeout(Duration.ofMinutes(1));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As Ctrl-C does; returns its exit code. */
    int interrupt() throws InterruptedException {
        process.destroy();
        return await();
    }

    /** Waits for its end; returns its exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end: " + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
