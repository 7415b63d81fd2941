package io.durablefunctions.samples.ordersweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrdersWebSurvivesKillTest {

    private static final String[] RULES = {
        "--shop.packing-time=500ms", "--shop.carrier-takes=200ms", "--shop.approval-from=400"
    };
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> KILLED_AT = List.of("PACKING", "SHIPPING", "AWAITING_APPROVAL", "SHIPPED");
    private static final int ORDERS_A_ROUND = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path data;

    private final List<String> placed = new ArrayList<>();

    @AfterEach
    void stopServer() {
        RunningShop.stopServerIn(data);
    }

    @Test
    void an_order_that_was_placed_ends_and_stock_and_payments_add_up_however_often_the_shop_is_killed()
            throws Exception {
        for (int round = 1; round <= KILLED_AT.size(); round++) {
            try (RunningShop shop = RunningShop.in(data, RULES)) {
                int last = round * ORDERS_A_ROUND;
                CompletableFuture<Void> customers = CompletableFuture.runAsync(() -> placeUntilKilled(shop, last));
                awaitOrderIn(shop, KILLED_AT.get(round - 1));
                shop.kill();
                customers.get(1, TimeUnit.MINUTES);
            }
        }
        try (RunningShop shop = RunningShop.in(data, RULES)) {
            int all = KILLED_AT.size() * ORDERS_A_ROUND;
            while (placed.size() < all) {
                place(shop, placed.size());
            }
            for (int i = 0; i < all; i++) {
                assertThatItEnded(shop, i);
            }
            assertThat(shop.interrupt()).as(shop.output()).isEqualTo(143); // SIGTERM, in order
            assertThat(shop.output()).doesNotContain("\tat ");
        }
        assertThat(data.resolve("postgresql/pgdata/postmaster.pid")).doesNotExist();
        assertThatEverythingAddsUp();
    }

    /** A customer who got no answer asks again for the same order. */
    private void placeUntilKilled(RunningShop shop, int last) {
        try {
            while (placed.size() < last) {
                place(shop, placed.size());
            }
        } catch (IOException killed) {
            // the next shop is asked
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void place(RunningShop shop, int number) throws IOException, InterruptedException {
        HttpResponse<String> answer = shop.post("/api/orders", """
                {"id": "%s", "customer": "%s", "item": "%s", "quantity": %d}""".formatted(
                        id(number), customer(number), number % 2 == 0 ? "lamp" : "chair", 1 + number % 5));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        placed.add(id(number));
    }

    private static String id(int number) {
        return "order-" + number;
    }

    private static String customer(int number) {
        return switch (number % 10) {
            case 3 -> "robinson";
            case 5 -> "mallory";
            case 7 -> "trent";
            default -> "ada";
        };
    }

    private static boolean isLarge(int number) {
        return number % 2 == 1 && 120 * (1 + number % 5) >= 400;
    }

    private static void awaitOrderIn(RunningShop shop, String state) throws IOException, InterruptedException {
        int wanted = state.equals("SHIPPED") ? ORDERS_A_ROUND : 1;
        long begun = System.nanoTime();
        while (JSON.readTree(shop.get("/api/orders?limit=100&state=" + state).body())
                        .get("orders")
                        .size()
                < wanted) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("waiting for " + state)
                    .isLessThan(PATIENCE);
        }
    }

    private static void assertThatItEnded(RunningShop shop, int number) throws IOException, InterruptedException {
        String path = "/api/orders/" + id(number);
        if (isLarge(number)) {
            HttpResponse<String> answer = shop.post(path + "/approval", "{\"approved\": true, \"by\": \"grace\"}");
            assertThat(answer.statusCode()).as(answer.body()).isIn(202, 409);
        }
        JsonNode order = JSON.readTree(shop.get(path + "?wait=30").body());
        String expected = switch (customer(number)) {
            case "mallory" -> "DECLINED";
            case "robinson" -> "NOT_SHIPPED";
            default -> "SHIPPED";
        };
        assertThat(order.get("state").asString()).as(order.toString()).isEqualTo(expected);
        assertThat(order.get("orchestration").get("status").asString()).isEqualTo("COMPLETED");
    }

    private void assertThatEverythingAddsUp() throws SQLException {
        int all = KILLED_AT.size() * ORDERS_A_ROUND;
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(data.resolve("postgresql"));
                Connection connection = server.dataSource().getConnection()) {
            assertThat(number(connection, "SELECT count(*) FROM shop.orders WHERE ended_at IS NOT NULL"))
                    .isEqualTo(all);
            assertThat(number(connection, "SELECT count(*) FROM durable_state WHERE is_completed"))
                    .isEqualTo(all);
            assertThat(number(connection, "SELECT count(*) FROM durable_state WHERE NOT is_completed"))
                    .isZero();
            assertThat(number(connection, """
                    SELECT count(*) FROM shop.stock
                    WHERE available <> (CASE item WHEN 'globe' THEN 2 ELSE 10000 END)
                        - coalesce((SELECT sum(quantity) FROM shop.orders WHERE orders.item = stock.item AND state = 'SHIPPED'), 0)
                    """))
                    .as("items of which there are too few or too many")
                    .isZero();
            assertThat(number(connection, """
                    SELECT count(*) FROM shop.orders,
                      LATERAL (SELECT count(*) AS bookings, coalesce(sum(amount), 0) AS paid FROM shop.payments WHERE order_id = id) AS booked
                    WHERE (bookings, paid) <> (CASE state WHEN 'SHIPPED' THEN 1 WHEN 'NOT_SHIPPED' THEN 2 ELSE 0 END,
                                               CASE state WHEN 'SHIPPED' THEN total ELSE 0 END)
                    """))
                    .as("orders with other bookings than there should be")
                    .isZero();
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
