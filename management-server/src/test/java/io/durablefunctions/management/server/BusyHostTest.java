package io.durablefunctions.management.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.management.OrchestrationManagement;
import io.durablefunctions.store.InMemoryStateStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BusyHostTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch end = new CountDownLatch(1);

    private String hold(String text) {
        try {
            end.await();
            return text;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> start(ManagementServer server) throws Exception {
        URI url = URI.create(server.uri() + "/start/Slow");
        return http.send(
                HttpRequest.newBuilder(url).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    @Test
    void a_host_without_room_says_when_to_try_again() throws Exception {
        InMemoryStateStore store = new InMemoryStateStore();
        try (DurableFunctionRuntime runtime = DurableFunctionRuntime.builder()
                        .stateStore(store)
                        .options(RuntimeOptions.defaults()
                                .maxConcurrentOrchestrations(1)
                                .maxBacklog(1))
                        .activity("Hold", String.class, String.class, this::hold)
                        .orchestrator(
                                "Slow",
                                String.class,
                                String.class,
                                (context, text) -> context.call("Hold", "x", String.class))
                        .start();
                ManagementServer server = ManagementServer.builder(OrchestrationManagement.of(runtime, store))
                        .port(0)
                        .start()) {
            assertThat(start(server).statusCode()).isEqualTo(202); // has the room
            assertThat(start(server).statusCode()).isEqualTo(202); // waits for it

            HttpResponse<String> refused = start(server);

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body()).contains("maxBacklog");
            end.countDown();
        }
    }
}
