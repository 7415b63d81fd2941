package io.durablefunctions.management.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.management.AccessToken;
import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.ManagementServlet;
import io.durablefunctions.management.OrchestrationManagement;
import io.durablefunctions.management.Role;
import io.durablefunctions.store.InMemoryStateStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ManagementServerTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final DurableFunctionRuntime runtime =
            DurableFunctionRuntime.builder().stateStore(store).start();
    private final OrchestrationManagement management = OrchestrationManagement.of(runtime, store);

    @AfterEach
    void end() {
        runtime.close();
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    @Test
    void it_listens_on_loopback_and_on_a_free_port_if_it_is_asked_to() throws Exception {
        try (ManagementServer server =
                ManagementServer.builder(management).port(0).start()) {
            assertThat(server.port()).isPositive();
            assertThat(server.uri().toString())
                    .isEqualTo("http://127.0.0.1:" + server.port() + "/runtime/orchestrations");
            assertThat(get(server.uri() + "/count").statusCode()).isEqualTo(200);
            assertThat(get(server.uri().toString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void it_is_not_open_to_other_machines_without_tokens_unless_it_is_told_to_be() throws Exception {
        assertThatThrownBy(() -> ManagementServer.builder(management)
                        .bind("0.0.0.0")
                        .port(0)
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0.0.0.0")
                .hasMessageContaining("Configure tokens");

        AccessToken token = AccessToken.of(Role.VIEWER, "viewer-0123456789abcdef");
        for (ManagementOptions open : List.of(
                ManagementOptions.defaults().withTokens(token),
                ManagementOptions.defaults().withUnauthenticatedRemoteAccess(true))) {
            try (ManagementServer server = ManagementServer.builder(management)
                    .options(open)
                    .bind("0.0.0.0")
                    .port(0)
                    .start()) {
                assertThat(get(server.uri() + "/count").statusCode())
                        .isEqualTo(open.tokens().isEmpty() ? 200 : 401);
            }
        }
    }

    @Test
    void a_server_that_asks_nobody_who_they_are_says_so_once_when_it_starts() throws Exception {
        assertThat(warnings(ManagementOptions.defaults()))
                .singleElement(STRING)
                .contains("every caller on this machine", "durable-functions.management.tokens.viewer");
        AccessToken token = AccessToken.of(Role.VIEWER, "viewer-0123456789abcdef");
        assertThat(warnings(ManagementOptions.defaults().withTokens(token))).isEmpty();
    }

    private List<String> warnings(ManagementOptions options) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(ManagementServlet.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (ManagementServer server =
                ManagementServer.builder(management).options(options).port(0).start()) {
            int atStart = log.list.size();
            get(server.uri() + "/count");
            assertThat(log.list).hasSize(atStart);
            return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void a_port_that_is_taken_or_none_is_named() throws Exception {
        try (ManagementServer server =
                ManagementServer.builder(management).port(0).start()) {
            assertThatThrownBy(() -> ManagementServer.builder(management)
                            .port(server.port())
                            .start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + server.port());
        }
        assertThatThrownBy(() -> ManagementServer.builder(management).port(70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> ManagementServer.builder(management)
                        .bind("no.such.address.invalid")
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no.such.address.invalid");
    }

    @Test
    void what_is_not_the_apis_is_refused_in_the_same_form() throws Exception {
        try (ManagementServer server =
                ManagementServer.builder(management).port(0).start()) {
            HttpResponse<String> answer = get(server.uri().resolve("/elsewhere").toString());

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.body())
                    .contains("\"message\":\"There is nothing here.")
                    .doesNotContain("Jetty", "elsewhere");
        }
    }

    @Test
    void a_request_that_is_being_answered_comes_to_its_end_when_the_server_is_closed() throws Exception {
        ManagementServer server = ManagementServer.builder(management).port(0).start();
        try (Socket socket = new Socket(server.uri().getHost(), server.port())) {
            socket.setSoTimeout(60_000);
            String head =
                    "POST /runtime/orchestrations/nobody/terminate HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(lines.readLine()).startsWith("HTTP/1.1 100"); // the API reads the body

            CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
            socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));

            assertThat(lines.lines().filter(line -> line.startsWith("HTTP/1.1")).findFirst())
                    .hasValueSatisfying(status -> assertThat(status).startsWith("HTTP/1.1 404"));
            closing.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_server_that_is_closed_is_gone_and_may_be_closed_again() throws Exception {
        ManagementServer server = ManagementServer.builder(management).port(0).start();

        server.close();
        server.close();

        assertThatThrownBy(() -> get(server.uri() + "/count")).isInstanceOf(ConnectException.class);
        assertThat(runtime.isRunning()).isTrue();
    }
}
