package io.durablefunctions.management.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A caller of the API, who compares each answer with the API's description of itself. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI root;
    private final @Nullable String token;
    private @Nullable Description description;

    Api(URI root, @Nullable String token) {
        this.root = root;
        this.token = token;
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String path, String json) {
        return send("POST", path, json);
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a request; the headers are names and values by turns. */
    Reply send(String method, String path, @Nullable String json, String... headers) {
        Reply reply = exchange(method, path, json, headers);
        if (description == null) {
            description = new Description(exchange("GET", "/openapi.json", null).json());
        }
        description.check(method, path, reply);
        return reply;
    }

    private Reply exchange(String method, String path, @Nullable String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(PATIENCE)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts an instance and returns its id. */
    String start(String orchestrator, String body) {
        Reply reply = post("/start/" + orchestrator, body);
        if (reply.status() != 202) {
            throw new AssertionError(reply.text());
        }
        return reply.field("instanceId");
    }

    /** Asks until the answer is as expected. */
    Reply await(String path, Predicate<Reply> expected) {
        long begun = System.nanoTime();
        Reply reply = get(path);
        while (!expected.test(reply)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new AssertionError(path + " is still " + reply.text());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            reply = get(path);
        }
        return reply;
    }

    /** Asks until the instance has this status. */
    Reply awaitStatus(String instanceId, String status) {
        return await("/" + instanceId, reply -> reply.field("runtimeStatus").equals(status));
    }
}
