package io.durablefunctions.samples.ordersweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BadInputTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ORDER = "{'customer': 'ada', 'item': 'lamp', 'quantity': 1}";
    private static final String TEXT_RULE =
            "must be a text of 1 to 100 characters, without control characters and without spaces around it.";
    private static final String QUANTITY_RULE = "quantity must be a whole number from 1 to 1000.";

    @TempDir
    private static Path data;

    private static RunningShop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = RunningShop.in(data);
        assertThat(shop.post(
                                "/api/orders",
                                "{'id': 'there', 'customer': 'ada', 'item': 'lamp', 'quantity': 1}".replace('\'', '"'))
                        .statusCode())
                .isEqualTo(201);
        assertThat(shop.get("/api/orders/there?wait=30").body()).contains("SHIPPED");
    }

    @AfterAll
    static void close() {
        shop.close();
        RunningShop.stopServerIn(data);
    }

    private static String with(String field, String value) {
        return "{'customer': 'ada', 'item': 'lamp', 'quantity': 1, '" + field + "': " + value + "}";
    }

    private static String of(String customer, String item, String quantity) {
        return "{'customer': " + customer + ", 'item': " + item + ", 'quantity': " + quantity + "}";
    }

    static Stream<Arguments> badBodies() {
        String orders = "/api/orders";
        String batch = "/api/orders/batch";
        String approval = "/api/orders/there/approval";
        String cancellation = "/api/orders/there/cancellation";
        return Stream.of(
                Arguments.of(orders, "", 400, "The request has no body. Send JSON."),
                Arguments.of(orders, "{", 400, "The body is no JSON that can be read: see line 1, column"),
                Arguments.of(orders, "customer=ada", 400, "The body is no JSON that can be read: see line 1, column"),
                Arguments.of(orders, "null", 400, "The request has no body. Send JSON."),
                Arguments.of(orders, "[]", 400, "The body must be one object."),
                Arguments.of(orders, "'ada'", 400, "The body must be one object."),
                Arguments.of(orders, "17", 400, "The body must be one object."),
                Arguments.of(orders, ORDER + ORDER, 400, "The body must be one object."),
                Arguments.of(orders, "{}", 400, "customer " + TEXT_RULE + " item " + TEXT_RULE + " " + QUANTITY_RULE),
                Arguments.of(orders, with("customer", "'bob'"), 400, "The body is no JSON that can be read"),
                Arguments.of(
                        orders,
                        with("colour", "'red'"),
                        400,
                        "colour is no field here. There are customer, id, item, quantity."),
                Arguments.of(orders, of("null", "'lamp'", "1"), 400, "customer " + TEXT_RULE),
                Arguments.of(orders, of("''", "'lamp'", "1"), 400, "customer " + TEXT_RULE),
                Arguments.of(orders, of("' ada'", "'lamp'", "1"), 400, "customer " + TEXT_RULE),
                Arguments.of(orders, of("'a\\u0000da'", "'lamp'", "1"), 400, "customer " + TEXT_RULE),
                Arguments.of(orders, of("'\\ud800'", "'lamp'", "1"), 400, ""),
                Arguments.of(orders, of("'" + "a".repeat(101) + "'", "'lamp'", "1"), 400, "customer " + TEXT_RULE),
                Arguments.of(orders, of("7", "'lamp'", "1"), 400, "customer must be a text."),
                Arguments.of(orders, of("true", "'lamp'", "1"), 400, "customer must be a text."),
                Arguments.of(orders, of("['ada']", "'lamp'", "1"), 400, "customer must be a text."),
                Arguments.of(orders, of("'ada'", "null", "1"), 400, "item " + TEXT_RULE),
                Arguments.of(
                        orders,
                        of("'ada'", "'unicorn'", "1"),
                        422,
                        "There is no item 'unicorn'. Order one of chair, desk, globe, lamp."),
                Arguments.of(orders, of("'ada'", "'Lamp'", "1"), 422, "There is no item 'Lamp'."),
                Arguments.of(orders, of("'ada'", "'lamp'", "0"), 400, QUANTITY_RULE),
                Arguments.of(orders, of("'ada'", "'lamp'", "-1"), 400, QUANTITY_RULE),
                Arguments.of(orders, of("'ada'", "'lamp'", "1001"), 400, QUANTITY_RULE),
                Arguments.of(orders, of("'ada'", "'lamp'", "null"), 400, "quantity must be a whole number"),
                Arguments.of(orders, of("'ada'", "'lamp'", "2.5"), 400, "quantity must be a whole number."),
                Arguments.of(orders, of("'ada'", "'lamp'", "'2'"), 400, "quantity must be a whole number."),
                Arguments.of(orders, of("'ada'", "'lamp'", "''"), 400, "quantity must be a whole number."),
                Arguments.of(orders, of("'ada'", "'lamp'", "true"), 400, "quantity must be a whole number."),
                Arguments.of(orders, of("'ada'", "'lamp'", "{}"), 400, "quantity must be a whole number."),
                Arguments.of(orders, of("'ada'", "'lamp'", "99999999999"), 400, "quantity must be a whole number."),
                Arguments.of(orders, of("'ada'", "'lamp'", "9".repeat(2_000)), 400, ""),
                Arguments.of(orders, of("'ada'", "'lamp'", "1e400000000"), 400, ""),
                Arguments.of(orders, "[".repeat(10_000), 400, ""),
                Arguments.of(orders, with("id", "''"), 400, "id must be 1 to 64 letters, digits,"),
                Arguments.of(orders, with("id", "'a/b'"), 400, "id must be 1 to 64 letters, digits,"),
                Arguments.of(orders, with("id", "'-a'"), 400, "id must be 1 to 64 letters, digits,"),
                Arguments.of(orders, with("id", "'\u00e4'"), 400, "id must be 1 to 64 letters, digits,"),
                Arguments.of(
                        orders, with("id", "'" + "a".repeat(65) + "'"), 400, "id must be 1 to 64 letters, digits,"),
                Arguments.of(orders, with("id", "7"), 400, "id must be a text."),
                Arguments.of(
                        orders,
                        "{'id': 'there', 'customer': 'bob', 'item': 'lamp', 'quantity': 1}",
                        409,
                        "Order 'there' exists, and is about something else."),
                Arguments.of(batch, "[]", 400, "The body must be one object."),
                Arguments.of(batch, "{}", 400, "orders "),
                Arguments.of(batch, "{'orders': []}", 400, "orders must be a list of 1 to 100 orders."),
                Arguments.of(
                        batch,
                        "{'orders': [" + "1,".repeat(100) + "1]}",
                        400,
                        "orders must be a list of 1 to 100 orders."),
                Arguments.of(batch, "{'orders': 'all'}", 400, "orders must be a list."),
                Arguments.of(approval, "{}", 400, "approved "),
                Arguments.of(approval, "{'approved': 'yes', 'by': 'grace'}", 400, "approved must be true or false."),
                Arguments.of(approval, "{'approved': 1, 'by': 'grace'}", 400, "approved must be true or false."),
                Arguments.of(approval, "{'approved': true}", 400, "by " + TEXT_RULE),
                Arguments.of(
                        approval,
                        "{'approved': true, 'by': 'grace'}",
                        409,
                        "Order 'there' waits for no approval: it is shipped."),
                Arguments.of(
                        "/api/orders/nowhere/approval",
                        "{'approved': true, 'by': 'grace'}",
                        404,
                        "There is no order 'nowhere'."),
                Arguments.of(cancellation, "{}", 400, "reason " + TEXT_RULE),
                Arguments.of(
                        cancellation,
                        "{'reason': 'a mistake'}",
                        409,
                        "Order 'there' cannot be cancelled: it is shipped."),
                Arguments.of(
                        "/api/orders/nowhere/cancellation",
                        "{'reason': 'a mistake'}",
                        404,
                        "There is no order 'nowhere'."),
                Arguments.of("/api/orders/a%20b/cancellation", "{'reason': 'a mistake'}", 404, "There is no order"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void a_bad_body_is_refused_in_words_and_nothing_is_written(String path, String body, int status, String detail)
            throws Exception {
        String before = everything();
        assertThatItIsRefused(shop.post(path, body.replace('\'', '"')), status, detail);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/orders?limit=0         | 400 | limit must be greater than or equal to 1.",
                "/api/orders?limit=101       | 400 | limit must be less than or equal to 100.",
                "/api/orders?limit=many      | 400 | limit must be a whole number.",
                "/api/orders?before=0        | 400 | before must be greater than or equal to 1.",
                "/api/orders?before=yesterday| 400 | before must be a whole number.",
                "/api/orders?state=GONE      | 400 | state must be one of PLACED, AWAITING_APPROVAL,",
                "/api/orders?customer=%00    | 400 | customer must be a text of 1 to 100 characters",
                "/api/orders?customer=       | 400 | customer must be a text of 1 to 100 characters",
                "/api/orders/there?wait=-1   | 400 | wait must be greater than or equal to 0.",
                "/api/orders/there?wait=31   | 400 | wait must be less than or equal to 30.",
                "/api/orders/there?wait=long | 400 | wait must be a whole number.",
                "/api/orders/nowhere         | 404 | There is no order 'nowhere'.",
                "/api/orders/a%20b           | 404 | There is no order 'a b'.",
                "/api/orders/%C3%A4          | 404 | There is no order",
                "/api/orders/there/approval  | 405 | Method 'GET' is not supported.",
                "/api/nothing                | 404 | No static resource api/nothing",
            })
    void a_bad_query_is_refused_in_words(String path, int status, String detail) throws Exception {
        assertThatItIsRefused(shop.get(path), status, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/b                 |            | Idempotency-Key must be 1 to 64 letters, digits,",
                "''                  |            | Idempotency-Key must be 1 to 64 letters, digits,",
                "one                 | 'id':'two',| Idempotency-Key and id differ.",
            })
    void a_bad_key_is_refused(String key, String id, String detail) throws Exception {
        String before = everything();
        String body = ORDER.replace("{", "{" + (id == null ? "" : id)).replace('\'', '"');
        assertThatItIsRefused(
                shop.send(shop.request("/api/orders")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body))),
                400,
                detail);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/%zz",
                "/api/orders/%00",
                "/api/orders/a%2Fb",
                "/api/orders/..%5c",
                "/api/orders?limit=%zz"
            })
    void what_is_no_address_is_refused(String path) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), shop.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception", "\tat ");
        }
        assertThat(shop.output()).doesNotContain("\tat ", "ERROR");
    }

    @Test
    void another_content_type_is_refused() throws Exception {
        HttpRequest.Builder request = shop.request("/api/orders").header("Content-Type", "text/plain");
        assertThatItIsRefused(shop.send(request.POST(BodyPublishers.ofString("ada"))), 415, "Content-Type 'text/plain");
    }

    @Test
    void another_answer_than_json_is_refused() throws Exception {
        assertThat(shop.send(shop.request("/api/orders").header("Accept", "text/xml"))
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void another_method_is_refused() throws Exception {
        assertThatItIsRefused(
                shop.send(shop.request("/api/orders/there").DELETE()), 405, "Method 'DELETE' is not supported.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/%61pi/orders"})
    void a_body_that_is_too_long_is_refused_before_it_is_read(String path) throws Exception {
        assertThatItIsRefused(shop.post(path, " ".repeat(200_000)), 413, "The body is longer than 131072 bytes.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/%61pi/orders"})
    void a_body_of_unknown_length_is_refused(String path) throws Exception {
        byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = shop.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        assertThatItIsRefused(shop.send(request), 411, "Send the body with a Content-Length.");
    }

    @Test
    void each_order_of_a_batch_is_refused_on_its_own() throws Exception {
        String before = everything();
        HttpResponse<String> answer = shop.post(
                "/api/orders/batch",
                ("{'orders': [null, 7, {}, " + with("colour", "'red'") + ", " + of("'ada'", "'unicorn'", "1") + ", "
                                + of("'ada'", "'lamp'", "2.5") + ", "
                                + "{'id': 'there', 'customer': 'ada', 'item': 'lamp', 'quantity': 2}]}")
                        .replace('\'', '"'));
        assertThat(answer.statusCode()).isEqualTo(207);
        JsonNode results = JSON.readTree(answer.body()).get("results");
        assertThat(results.valueStream().map(result -> result.get("status").asInt()))
                .containsExactly(400, 400, 400, 400, 422, 400, 409);
        assertThat(results.valueStream()
                        .map(result -> result.get("problem").get("detail").asString()))
                .satisfiesExactly(
                        detail -> assertThat(detail).isEqualTo("null is no order."),
                        detail -> assertThat(detail).isEqualTo("The body must be one object."),
                        detail -> assertThat(detail).contains("customer " + TEXT_RULE, QUANTITY_RULE),
                        detail -> assertThat(detail).startsWith("colour is no field here."),
                        detail -> assertThat(detail).startsWith("There is no item 'unicorn'."),
                        detail -> assertThat(detail).isEqualTo("quantity must be a whole number."),
                        detail -> assertThat(detail).startsWith("Order 'there' exists"));
        assertThat(everything()).isEqualTo(before);
    }

    private static void assertThatItIsRefused(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString())
                .contains(detail)
                .endsWith(".")
                .doesNotContain("Exception", "io.durable");
        assertThat(problem.propertyNames()).isSubsetOf("type", "title", "status", "detail", "instance");
        assertThat(shop.output()).doesNotContain("\tat ", "ERROR");
    }

    /** All that the shop knows. */
    private static String everything() throws IOException, InterruptedException {
        return shop.get("/api/orders?limit=100").body() + shop.get("/api/stock").body();
    }
}
