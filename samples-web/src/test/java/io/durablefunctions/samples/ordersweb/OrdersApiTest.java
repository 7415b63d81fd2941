package io.durablefunctions.samples.ordersweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page does not print; under a context path, so that nothing depends on there being none. */
class OrdersApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SHOP = "/shop";
    private static final String ORDERS = SHOP + "/api/orders";

    @TempDir
    private static Path data;

    private static RunningShop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = RunningShop.in(data, "--server.servlet.context-path=" + SHOP);
    }

    @AfterAll
    static void close() {
        shop.close();
        RunningShop.stopServerIn(data);
    }

    @AfterEach
    void nothing_went_wrong_in_the_shop() {
        assertThat(shop.output()).doesNotContain("\tat ", "ERROR");
    }

    @Test
    void an_order_of_which_the_orchestration_was_purged_is_shown_without_it() throws Exception {
        place("purged", "ada");
        assertThat(ended("purged").get("orchestration").get("status").asString())
                .isEqualTo("COMPLETED");
        purge("purged");

        for (String query : new String[] {"", "?wait=30"}) {
            JsonNode order = json(shop.get(ORDERS + "/purged" + query), 200);
            assertThat(order.get("state").asString()).isEqualTo("SHIPPED");
            assertThat(order.has("orchestration")).isFalse();
        }
    }

    @Test
    void a_cancellation_is_accepted_again_after_the_orchestration_was_purged() throws Exception {
        String cancellation = "{\"reason\": \"a mistake\"}";
        place("cancelled", "ada");
        json(shop.post(ORDERS + "/cancelled/cancellation", cancellation), 202);
        assertThat(ended("cancelled").get("state").asString()).isEqualTo("CANCELLED");
        purge("cancelled");

        JsonNode again = json(shop.post(ORDERS + "/cancelled/cancellation", cancellation), 202);
        assertThat(again.get("state").asString()).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"M \u00fc", "100% & {more}", "a+b=c", "#;/?"})
    void the_list_goes_on_where_next_says_whatever_the_customer_is_called(String customer) throws Exception {
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        place(first, customer);
        place(second, customer);

        String query = "?limit=1&customer=" + URLEncoder.encode(customer, StandardCharsets.UTF_8);
        JsonNode newest = json(shop.get(ORDERS + query), 200);
        assertThat(ids(newest)).containsExactly(second);
        JsonNode rest = json(shop.get(newest.get("next").asString()), 200);
        assertThat(ids(rest)).containsExactly(first);
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void next_keeps_the_state_and_drops_what_is_no_parameter_here() throws Exception {
        place("first", "bob");
        place("second", "bob");
        ended("first");
        ended("second");

        String query = "?state=SHIPPED&customer=bob&limit=1&before=1000000&colour%5B%5D=%2525";
        JsonNode newest = json(shop.get(ORDERS + query), 200);
        assertThat(newest.get("next").asString())
                .contains(ORDERS + "?state=SHIPPED&customer=bob&limit=1&before=")
                .doesNotContain("colour", "1000000");
        assertThat(ids(json(shop.get(newest.get("next").asString()), 200))).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/%61pi/orders", "/api/%6Frders", "/api;v=1/orders", "//api/orders"})
    void no_spelling_of_a_path_goes_past_the_limit(String path) throws Exception {
        assertThat(answerToHead("POST " + SHOP + path, "Transfer-Encoding: chunked"))
                .startsWith("HTTP/1.1 411 ");
        assertThat(answerToHead("POST " + SHOP + path, "Content-Length: 131073"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void a_form_is_not_read_either() throws Exception {
        String form = "Content-Type: application/x-www-form-urlencoded";
        assertThat(answerToHead("PUT " + ORDERS, form, "Content-Length: 131073"))
                .startsWith("HTTP/1.1 413 ");
    }

    /** Of a request whose body is announced and never sent. */
    private static String answerToHead(String target, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), shop.port())) {
            socket.setSoTimeout(10_000);
            String head = target + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    private static List<String> ids(JsonNode list) {
        return list.get("orders")
                .valueStream()
                .map(order -> order.get("id").asString())
                .toList();
    }

    private static void place(String id, String customer) throws IOException, InterruptedException {
        String order = JSON.writeValueAsString(new NewOrder(id, customer, "lamp", 1));
        json(shop.post(ORDERS, order), 201);
    }

    private static JsonNode ended(String id) throws IOException, InterruptedException {
        return json(shop.get(ORDERS + "/" + id + "?wait=30"), 200);
    }

    private static void purge(String id) throws IOException, InterruptedException {
        String orchestration = SHOP + "/runtime/orchestrations/web-order-" + id;
        HttpResponse<String> answer = shop.send(shop.request(orchestration).DELETE());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(shop.get(orchestration).statusCode()).isEqualTo(404);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
