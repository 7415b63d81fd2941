package io.durablefunctions.samples.ordersweb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code shop.orders}. */
@Component
final class OrdersTable implements OrderBook {

    private static final String SELECT = """
            SELECT *, (SELECT coalesce(sum(amount), 0.00) FROM shop.payments WHERE order_id = orders.id) AS paid
            FROM shop.orders
            """;

    private final JdbcClient database;

    OrdersTable(JdbcClient database) {
        this.database = database;
    }

    /** Whether it is new. One of the same id that another transaction is writing is waited for. */
    boolean insert(Order order) {
        int rows = database.sql("""
                        INSERT INTO shop.orders (id, customer, item, quantity, total, state)
                        VALUES (:id, :customer, :item, :quantity, :total, :state)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", order.id())
                .param("customer", order.customer())
                .param("item", order.item())
                .param("quantity", order.quantity())
                .param("total", order.total())
                .param("state", order.firstState().name())
                .update();
        return rows == 1;
    }

    Optional<OrderRow> find(String id) {
        if (!id.matches(NewOrder.ID)) {
            return Optional.empty();
        }
        return database.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(OrderRow::of)
                .optional();
    }

    /** The newest ones, or those placed before one; of one state and one customer if these are given. */
    List<OrderRow> list(@Nullable Long before, @Nullable OrderState state, @Nullable String customer, int limit) {
        return database.sql(SELECT + """
                        WHERE (:before::bigint IS NULL OR number < :before)
                          AND (:state::text IS NULL OR state = :state)
                          AND (:customer::text IS NULL OR customer = :customer)
                        ORDER BY number DESC LIMIT :limit
                        """)
                .param("before", before)
                .param("state", state == null ? null : state.name())
                .param("customer", customer)
                .param("limit", limit)
                .query(OrderRow::of)
                .list();
    }

    /** Whether it stood in one of these states, and now stands there. */
    boolean move(String id, Set<OrderState> from, Outcome to) {
        int rows = database.sql("""
                        UPDATE shop.orders SET state = :state, note = :note
                        WHERE id = :id AND ended_at IS NULL AND state IN (:from)
                        """)
                .param("id", id)
                .param("from", from.stream().map(OrderState::name).toList())
                .param("state", to.state().name())
                .param("note", to.note())
                .update();
        return rows == 1;
    }

    @Override
    public Outcome advance(String orderId, OrderState from, Outcome to) {
        return move(orderId, Set.of(from), to)
                ? to
                : find(orderId).orElseThrow().standing();
    }

    @Override
    public void end(String orderId, Outcome outcome) {
        database.sql("""
                        UPDATE shop.orders SET state = :state, note = :note, ended_at = statement_timestamp()
                        WHERE id = :id
                        """)
                .param("id", orderId)
                .param("state", outcome.state().name())
                .param("note", outcome.note())
                .update();
    }
}
