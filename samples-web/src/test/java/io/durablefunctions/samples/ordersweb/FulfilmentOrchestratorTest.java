package io.durablefunctions.samples.ordersweb;

import static io.durablefunctions.samples.ordersweb.OrderState.AWAITING_APPROVAL;
import static io.durablefunctions.samples.ordersweb.OrderState.CANCELLED;
import static io.durablefunctions.samples.ordersweb.OrderState.DECLINED;
import static io.durablefunctions.samples.ordersweb.OrderState.EXPIRED;
import static io.durablefunctions.samples.ordersweb.OrderState.NOT_SHIPPED;
import static io.durablefunctions.samples.ordersweb.OrderState.OUT_OF_STOCK;
import static io.durablefunctions.samples.ordersweb.OrderState.PACKING;
import static io.durablefunctions.samples.ordersweb.OrderState.PLACED;
import static io.durablefunctions.samples.ordersweb.OrderState.REJECTED;
import static io.durablefunctions.samples.ordersweb.OrderState.SHIPPED;
import static io.durablefunctions.samples.ordersweb.OrderState.SHIPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.testing.TestContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FulfilmentOrchestratorTest {

    private static final Duration APPROVAL_WITHIN = Duration.ofMinutes(10);
    private static final Duration PACKING_TIME = Duration.ofSeconds(5);

    private final ShopInMemory shop = new ShopInMemory();
    private final TestContext context = TestContext.with(Stock.class, shop)
            .activities(Payments.class, shop)
            .activities(Shipping.class, shop)
            .activities(OrderBook.class, shop);

    private final Fulfilment.Inbox inbox = new Fulfilment.Inbox() {
        @Override
        public DurableFuture<Void> decided() {
            return context.waitForEvent("decided", Void.class);
        }

        @Override
        public DurableFuture<Void> cancelled() {
            return context.waitForEvent("cancelled", Void.class);
        }
    };

    private Outcome fulfil(String customer, int quantity) {
        return fulfil(customer, quantity, false);
    }

    private Outcome fulfilLarge() {
        return fulfil("ada", 2, true);
    }

    private Outcome fulfil(String customer, int quantity, boolean needsApproval) {
        BigDecimal total = new BigDecimal(40 * quantity);
        Order order = new Order("1", customer, "lamp", quantity, total, needsApproval, APPROVAL_WITHIN, PACKING_TIME);
        return new FulfilmentOrchestrator().fulfil(context, order, inbox);
    }

    /** What the desk does: first the row, then the message. */
    private void decide(boolean approved) {
        shop.row = new Decision(approved, "grace").outcome();
        context.raise("decided", null);
    }

    private void assertThatNothingIsLeftOfIt() {
        assertThat(shop.available).isEqualTo(ShopInMemory.AT_FIRST);
        assertThat(shop.booked).isZero();
        assertThat(shop.parcels).isEmpty();
    }

    @Test
    void an_order_is_reserved_charged_packed_and_shipped() {
        assertThat(fulfil("ada", 2)).isEqualTo(new Outcome(SHIPPED, "parcel-1"));
        assertThat(shop.available).isEqualTo(ShopInMemory.AT_FIRST - 2);
        assertThat(shop.booked).isEqualTo(80);
        assertThat(shop.states).containsExactly(PACKING, SHIPPING, SHIPPED);
        assertThat(context.now())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").plus(PACKING_TIME));
    }

    @Test
    void more_than_there_is_is_neither_reserved_nor_charged() {
        assertThat(fulfil("ada", 11)).isEqualTo(new Outcome(OUT_OF_STOCK, "fewer than 11 of lamp"));
        assertThatNothingIsLeftOfIt();
    }

    @Test
    void a_declined_payment_puts_the_items_back() {
        assertThat(fulfil("mallory", 1).state()).isEqualTo(DECLINED);
        assertThatNothingIsLeftOfIt();
        assertThat(shop.undone).containsExactly("release");
    }

    @Test
    void what_no_carrier_takes_is_refunded_and_put_back_in_this_order() {
        assertThat(fulfil("robinson", 1)).isEqualTo(new Outcome(NOT_SHIPPED, "no road to the island"));
        assertThatNothingIsLeftOfIt();
        assertThat(shop.undone).containsExactly("refund", "release");
    }

    @Test
    void a_large_order_goes_on_when_it_is_approved() {
        decide(true);
        assertThat(fulfilLarge()).isEqualTo(new Outcome(SHIPPED, "parcel-1"));
    }

    @Test
    void a_rejected_order_is_put_back_and_never_charged() {
        decide(false);
        assertThat(fulfilLarge()).isEqualTo(new Outcome(REJECTED, "rejected by grace"));
        assertThatNothingIsLeftOfIt();
        assertThat(shop.undone).containsExactly("release");
    }

    @Test
    void a_large_order_about_which_nobody_says_anything_expires() {
        shop.row = new Outcome(AWAITING_APPROVAL, "");
        assertThat(fulfilLarge().state()).isEqualTo(EXPIRED);
        assertThatNothingIsLeftOfIt();
        assertThat(context.now())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").plus(APPROVAL_WITHIN));
    }

    @Test
    void a_decision_whose_message_was_lost_counts_when_the_time_is_up() {
        shop.row = new Decision(true, "grace").outcome();
        assertThat(fulfilLarge().state()).isEqualTo(SHIPPED);
    }

    @Test
    void an_order_that_waits_for_approval_can_be_cancelled() {
        shop.row = new Cancellation("a mistake").outcome();
        context.raise("cancelled", null);
        assertThat(fulfilLarge()).isEqualTo(new Outcome(CANCELLED, "a mistake"));
        assertThatNothingIsLeftOfIt();
    }

    @Test
    void a_cancelled_order_that_is_not_paid_yet_is_never_charged() {
        shop.row = new Cancellation("a mistake").outcome();
        assertThat(fulfil("ada", 2).state()).isEqualTo(CANCELLED);
        assertThatNothingIsLeftOfIt();
        assertThat(shop.undone).containsExactly("release");
    }

    @Test
    void an_order_that_is_cancelled_while_it_is_packed_is_refunded_and_put_back_at_once() {
        shop.cancelledIn = PACKING;
        context.raiseAfter(PACKING_TIME.dividedBy(2), "cancelled", null);
        assertThat(fulfil("ada", 2)).isEqualTo(new Outcome(CANCELLED, "a mistake"));
        assertThatNothingIsLeftOfIt();
        assertThat(shop.undone).containsExactly("refund", "release");
        assertThat(context.now())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").plus(PACKING_TIME.dividedBy(2)));
    }

    @Test
    void a_cancellation_whose_message_was_lost_counts_before_the_parcel_is_handed_over() {
        shop.cancelledIn = PACKING;
        assertThat(fulfil("ada", 2)).isEqualTo(new Outcome(CANCELLED, "a mistake"));
        assertThatNothingIsLeftOfIt();
        assertThat(shop.undone).containsExactly("refund", "release");
    }

    @Test
    void where_an_order_begins_depends_on_its_total() {
        ShopProperties rules = new ShopProperties(new BigDecimal("1000"), APPROVAL_WITHIN, PACKING_TIME, Duration.ZERO);
        NewOrder wanted = new NewOrder(null, "ada", "chair", 8);
        assertThat(rules.order("1", wanted, new BigDecimal("124.99")).firstState())
                .isEqualTo(PLACED);
        assertThat(rules.order("1", wanted, new BigDecimal("125.00")).firstState())
                .isEqualTo(AWAITING_APPROVAL);
    }
}
