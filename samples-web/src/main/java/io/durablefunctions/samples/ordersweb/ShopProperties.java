package io.durablefunctions.samples.ordersweb;

import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules of the shop, {@code shop.*} in {@code application.yaml}. They hold for orders that are placed from now on.
 *
 * @param approvalFrom from which total on somebody has to approve
 * @param approvalWithin how long that may take
 * @param packingTime how long a paid order is packed, and can be cancelled
 * @param carrierTakes how long the played carrier takes for an answer
 */
@ConfigurationProperties("shop")
record ShopProperties(
        @DefaultValue("1000") BigDecimal approvalFrom,
        @DefaultValue("10m") Duration approvalWithin,
        @DefaultValue("5s") Duration packingTime,
        @DefaultValue("200ms") Duration carrierTakes) {

    ShopProperties {
        if (approvalFrom.signum() < 0
                || approvalWithin.isNegative()
                || packingTime.isNegative()
                || carrierTakes.isNegative()) {
            throw new IllegalArgumentException("shop: no amount and no duration may be negative.");
        }
    }

    Order order(String id, NewOrder wanted, BigDecimal price) {
        BigDecimal total = price.multiply(BigDecimal.valueOf(wanted.quantity()));
        boolean needsApproval = total.compareTo(approvalFrom) >= 0;
        return new Order(
                id,
                wanted.customer(),
                wanted.item(),
                wanted.quantity(),
                total,
                needsApproval,
                approvalWithin,
                packingTime);
    }
}
