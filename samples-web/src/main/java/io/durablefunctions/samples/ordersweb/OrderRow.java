package io.durablefunctions.samples.ordersweb;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code shop.orders}.
 *
 * @param number its place in the order of placement
 * @param paid what was charged for it, less what was refunded
 * @param note the parcel's number, or what else there is to say; null as long as there is nothing
 * @param endedAt null as long as something remains to be done for it
 */
record OrderRow(
        long number,
        String id,
        String customer,
        String item,
        int quantity,
        BigDecimal total,
        BigDecimal paid,
        OrderState state,
        @Nullable String note,
        Instant placedAt,
        @Nullable Instant endedAt) {

    static OrderRow of(ResultSet row, int index) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new OrderRow(
                row.getLong("number"),
                row.getString("id"),
                row.getString("customer"),
                row.getString("item"),
                row.getInt("quantity"),
                row.getBigDecimal("total"),
                row.getBigDecimal("paid"),
                OrderState.valueOf(row.getString("state")),
                row.getString("note"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }

    Outcome standing() {
        return new Outcome(state, note == null ? "" : note);
    }

    /** Whether this is what was wanted. */
    boolean is(NewOrder wanted) {
        return customer.equals(wanted.customer()) && item.equals(wanted.item()) && quantity == wanted.quantity();
    }
}
