package io.durablefunctions.management.contract;

import static io.durablefunctions.management.contract.ContractOrchestrators.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.durablefunctions.management.ManagementOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever comes is refused with the right status and a clear message, tells nothing from inside, writes nothing and leaves nothing behind. With
 * {@code -Dmanagement.badRequests=N} the test of memory sends N requests; 3,000 without.
 */
public abstract class BadInputContract extends HostedContract {

    private static final long MOST_GROWTH = 48L * 1024 * 1024;

    private String untouched = "";

    /** For subclasses. */
    protected BadInputContract() {}

    /**
     * Whether the container refuses this in words of its own, so that the API never sees it.
     *
     * @param input the name that its test shows
     * @return by default never
     */
    protected boolean isRefusedByContainer(String input) {
        return false;
    }

    @BeforeAll
    void startAnInstanceThatMustStayAsItIs() {
        untouched = api().start(WAITING, "{\"input\":\"x\"}");
        api().awaitStatus(untouched, "Running");
    }

    static Stream<BadInput> badInputs() {
        return BadInputs.all();
    }

    @ParameterizedTest
    @MethodSource("badInputs")
    void bad_input_is_refused_with_a_clear_message(BadInput input) {
        RawHttp.Answer answer = RawHttp.exchange(hosted().uri(), input.request());

        if (isRefusedByContainer(input.toString())) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.text()).doesNotContain("\tat ", "\\tat ", "Exception");
            return;
        }
        assertThat(input.statuses()).as(answer.text()).contains(answer.status());
        assertThat(answer.text()).doesNotContain("\tat ", "\\tat ", "Exception", "Jetty", "io.durablefunctions");
        if (answer.header("Content-Type").startsWith("application/problem+json")
                && !answer.body().isEmpty()) {
            String message =
                    JsonMapper.shared().readTree(answer.body()).path("message").asString("");
            assertThat(message).isNotBlank();
        }
        if (!input.message().isEmpty()) {
            assertThat(answer.body()).contains(input.message());
        }
    }

    @Test
    void no_bad_input_writes_anything() {
        String before = everything();

        BadInputs.all().forEach(input -> RawHttp.exchange(hosted().uri(), input.request()));

        assertThat(everything()).isEqualTo(before);
    }

    private String everything() {
        return api().get("/?limit=1000").text()
                + api().get("/" + untouched + "/history").text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "x'; DROP TABLE durable_state; --",
                "%' --",
                "\\",
                "${jndi:ldap://x}",
                "{{7*7}}",
                "<img src=x>",
                "$1",
                "\"}"
            })
    void what_looks_like_code_is_only_a_text(String text) {
        assumeThat(isRefusedByContainer(text)).isFalse();
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String quoted = JsonMapper.shared().writeValueAsString(text);
        String id = "/" + encoded.replace("+", "%20");

        for (String path : List.of(
                "/?name=" + encoded,
                "/?idPrefix=" + encoded,
                "/?tag=a:" + encoded,
                "/?tag=" + encoded + ":a",
                "/count?name=" + encoded)) {
            Reply reply = api().get(path);
            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(reply.text()).containsAnyOf("\"instances\":[]", "\"count\":0");
        }
        assertThat(api().get(id).status()).isIn(400, 404);
        assertThat(api().post(id + "/terminate", "{\"reason\":" + quoted + "}").status())
                .isIn(400, 404);
        assertThat(api().post("/nobody/raiseEvent" + id, "{\"eventData\":" + quoted + "}")
                        .status())
                .isIn(400, 404);
        assertThat(api().post("/start" + id, "{}").status()).isIn(400, 404);
        assertThat(api().post("/bulk/purge", "{\"filter\":{\"idPrefix\":" + quoted + "}}")
                        .json()
                        .path("instancesDeleted")
                        .asInt())
                .isZero();
    }

    @Test
    void a_body_that_stops_coming_is_given_up() throws Exception {
        try (HostedApi quick = quick()) {
            RawHttp.Answer answer = slowly(quick.uri(), 0);
            assertThat(answer.status()).as(answer.text()).isEqualTo(408);
            if (!isRefusedByContainer("a body that stops coming")) {
                assertThat(answer.text()).contains("did not come in time");
            }
        }
    }

    @Test
    void a_body_that_trickles_is_given_up() throws Exception {
        try (HostedApi quick = quick()) {
            RawHttp.Answer answer = slowly(quick.uri(), 100);
            assertThat(answer.status()).as(answer.text()).isEqualTo(408);
        }
    }

    @Test
    void a_body_that_ends_early_is_refused() throws Exception {
        try (Socket socket = open(hosted().uri())) {
            socket.getOutputStream().write(head(100).getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            assertThat(RawHttp.read(socket).status()).isIn(0, 400);
        }
    }

    private HostedApi quick() throws Exception {
        return open(ManagementOptions.defaults().withRequestTimeout(Duration.ofMillis(1_500)));
    }

    private static Socket open(URI root) throws IOException {
        Socket socket = new Socket(InetAddress.getByName(root.getHost()), root.getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static String head(int length) {
        return "POST /runtime/orchestrations/start/Echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n{";
    }

    /** Sends the beginning of a body, then this many spaces, one every 100 ms until the server has enough. */
    private static RawHttp.Answer slowly(URI root, int spaces) throws IOException {
        try (Socket socket = open(root)) {
            OutputStream out = socket.getOutputStream();
            out.write(head(1_000).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < spaces && socket.getInputStream().available() == 0; i++) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                out.write(' ');
            }
            return RawHttp.read(socket);
        }
    }

    @Test
    void bad_requests_leave_nothing_in_memory() {
        int requests = Integer.getInteger("management.badRequests", 3_000);
        List<BadInput> inputs = BadInputs.all().toList();
        send(inputs, 500);
        long before = used();

        send(inputs, requests);

        assertThat(used() - before)
                .as("bytes more in use after %s requests", requests)
                .isLessThan(MOST_GROWTH);
        assertThat(api().get("/health").status()).isEqualTo(200);
    }

    private void send(List<BadInput> inputs, int requests) {
        for (int i = 0; i < requests; i++) {
            RawHttp.Answer answer = RawHttp.exchange(
                    hosted().uri(), inputs.get(i % inputs.size()).request());
            assertThat(answer.status()).as("%s", inputs.get(i % inputs.size())).isBetween(400, 499);
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
