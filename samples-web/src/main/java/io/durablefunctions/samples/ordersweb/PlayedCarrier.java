package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.ActivityContext;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** A carrier, played: it takes its time, is out of order at the first attempt for {@code trent}, and knows no road to {@code robinson}. */
@Component
final class PlayedCarrier implements Shipping {

    private final ShopProperties properties;

    PlayedCarrier(ShopProperties properties) {
        this.properties = properties;
    }

    @Override
    public String ship(String orderId, String customer) {
        ActivityContext call = ActivityContext.current();
        call.logger().info("attempt {} with key {}", call.attempt(), call.idempotencyKey());
        takeTime();
        if (customer.equals("robinson")) {
            throw new IllegalStateException("no road to the island");
        }
        if (customer.equals("trent") && call.attempt() == 1) {
            throw new IllegalStateException("the carrier does not answer");
        }
        return "parcel-" + orderId;
    }

    private void takeTime() {
        try {
            TimeUnit.NANOSECONDS.sleep(properties.carrierTakes().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
