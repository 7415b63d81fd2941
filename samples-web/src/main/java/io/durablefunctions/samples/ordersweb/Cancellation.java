package io.durablefunctions.samples.ordersweb;

/**
 * That an order is called off.
 *
 * @param reason why
 */
record Cancellation(@Named String reason) {

    Outcome outcome() {
        return new Outcome(OrderState.CANCELLED, reason);
    }
}
