package io.durablefunctions.management.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailingStoreTest {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private TcpProxy proxy;
    private Standalone hosted;

    @BeforeEach
    void openThroughAProxy() throws Exception {
        String database = TestDatabases.newDatabase();
        Matcher port = Pattern.compile("Port=(\\d+)").matcher(database);
        assertThat(port.find()).isTrue();
        proxy = new TcpProxy(Integer.parseInt(port.group(1)));
        PostgreSqlStateStore store = PostgreSqlStateStore.connect(
                port.replaceFirst("Port=" + proxy.port()) + ";Timeout=1;CommandTimeout=10");
        hosted = Standalone.on(store, ManagementOptions.defaults().withRequestTimeout(REQUEST_TIMEOUT));
    }

    @AfterEach
    void close() {
        hosted.server().close();
        proxy.close();
        hosted.runtime().close();
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hosted.uri() + path))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(60))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void a_store_out_of_reach_is_told_at_once_and_when_to_try_again() throws Exception {
        assertThat(send("GET", "/nobody").statusCode()).isEqualTo(404);

        proxy.close();

        for (String path : List.of("/nobody", "/?limit=1", "/count", "/hosts")) {
            HttpResponse<String> answer = send("GET", path);
            assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.body()).contains("out of reach").doesNotContain("Exception", "localhost", "durableuser");
        }
        assertThat(send("DELETE", "/nobody").statusCode()).isEqualTo(503);
        assertThat(send("POST", "/nobody/terminate").statusCode()).isEqualTo(503);
    }

    @Test
    void health_tells_that_the_store_is_out_of_reach() throws Exception {
        assertThat(send("GET", "/health").statusCode()).isEqualTo(200);

        proxy.close();

        HttpResponse<String> answer = send("GET", "/health");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"status\":\"Unhealthy\"", "out of reach");
    }

    @Test
    void a_store_that_does_not_answer_is_given_up_when_the_requests_time_is_over() throws Exception {
        assertThat(send("GET", "/nobody").statusCode()).isEqualTo(404);

        proxy.beDeaf();
        long begun = System.nanoTime();
        HttpResponse<String> answer = send("GET", "/nobody");

        assertThat(answer.statusCode()).as(answer.body()).isIn(503, 504);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(REQUEST_TIMEOUT.multipliedBy(5));
        assertThat(send("POST", "/start/Echo").statusCode()).isEqualTo(504);
    }
}
