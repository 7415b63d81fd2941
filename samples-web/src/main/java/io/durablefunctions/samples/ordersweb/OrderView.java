package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.OrchestrationStatus;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as it is shown. */
record OrderView(
        String id,
        String customer,
        String item,
        int quantity,
        BigDecimal total,
        BigDecimal paid,
        OrderState state,
        @Nullable String note,
        Instant placedAt,
        @Nullable Instant endedAt,
        @Nullable Orchestration orchestration) {

    /** What takes care of the order; its instance id is good for {@code /runtime/orchestrations}. */
    record Orchestration(String instanceId, String status) {}

    static OrderView of(OrderRow row) {
        return of(row, (Orchestration) null);
    }

    static OrderView of(OrderRow row, OrchestrationStatus status) {
        return of(row, new Orchestration(status.instanceId(), status.status().name()));
    }

    private static OrderView of(OrderRow row, @Nullable Orchestration orchestration) {
        return new OrderView(
                row.id(),
                row.customer(),
                row.item(),
                row.quantity(),
                row.total(),
                row.paid(),
                row.state(),
                row.note(),
                row.placedAt(),
                row.endedAt(),
                orchestration);
    }
}
