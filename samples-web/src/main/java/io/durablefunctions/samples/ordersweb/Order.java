package io.durablefunctions.samples.ordersweb;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * An order with the rules under which it was placed: they are part of the input, so that a change of the configuration changes no order that
 * is on its way.
 *
 * @param id chosen by the customer, or random
 * @param customer who pays
 * @param item what is ordered
 * @param quantity how many
 * @param total what it costs in all
 * @param needsApproval whether somebody has to approve it first
 * @param approvalWithin how long that may take
 * @param packingTime how long it may still be cancelled once it is paid
 */
public record Order(
        String id,
        String customer,
        String item,
        int quantity,
        BigDecimal total,
        boolean needsApproval,
        Duration approvalWithin,
        Duration packingTime) {

    /** The instance that takes care of this order. */
    static String instanceId(String orderId) {
        return "web-order-" + orderId;
    }

    /** Where it stands when it was just placed. */
    OrderState firstState() {
        return needsApproval ? OrderState.AWAITING_APPROVAL : OrderState.PLACED;
    }
}
