package io.durablefunctions.samples.ordersweb;

import jakarta.validation.constraints.NotNull;

/**
 * What somebody says to a large order.
 *
 * @param approved yes or no
 * @param by who says so
 */
record Decision(
        @NotNull(message = "must be true or false") Boolean approved,
        @Named String by) {

    Outcome outcome() {
        return Boolean.TRUE.equals(approved)
                ? new Outcome(OrderState.APPROVED, "approved by " + by)
                : new Outcome(OrderState.REJECTED, "rejected by " + by);
    }
}
