package io.durablefunctions.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.samples.orders.OrderProcessing.Order;
import io.durablefunctions.samples.orders.OrderProcessing.Outcome;
import io.durablefunctions.samples.orders.OrderProcessing.State;
import io.durablefunctions.testing.TestRuntime;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrderProcessorTest {

    private final Shop shop = new Shop();
    private final TestRuntime runtime = TestRuntime.builder()
            .orchestrator(OrderProcessing.class, OrderProcessor::new)
            .activities(Warehouse.class, shop)
            .activities(Payments.class, shop)
            .activities(Mail.class, shop)
            .start();

    private Outcome process(String customer, String item, int quantity) {
        Order order = new Order("1", customer, item, quantity, new BigDecimal("2.50"));
        return OrderProcessingClient.of(runtime).start(order).await(Duration.ofMinutes(1));
    }

    @Test
    void an_order_is_reserved_charged_and_shipped() {
        assertThat(process("ada", "lamp", 2))
                .isEqualTo(new Outcome("1", State.SHIPPED, new BigDecimal("5.00"), "parcel-1"));
    }

    @Test
    void a_bank_that_does_not_answer_is_asked_again() {
        assertThat(process("trent", "lamp", 1).state()).isEqualTo(State.SHIPPED);
        assertThat(shop.charges()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_shipped_is_refunded() {
        Outcome outcome = process("robinson", "lamp", 1);
        assertThat(outcome.state()).isEqualTo(State.NOT_SHIPPED);
        assertThat(outcome.note()).isEqualTo("no road to the island");
        assertThat(shop.refunds()).isEqualTo(1);
        assertThat(shop.releases()).isEqualTo(1);
    }

    @Test
    void what_a_bank_that_never_answers_has_not_paid_is_released() {
        Outcome outcome = process("oscar", "lamp", 1);
        assertThat(outcome.state()).isEqualTo(State.NOT_PAID);
        assertThat(outcome.note()).isEqualTo("the bank does not answer");
        assertThat(shop.releases()).isEqualTo(1);
    }

    @Test
    void refusals_are_answers() {
        assertThat(process("mallory", "lamp", 1).state()).isEqualTo(State.DECLINED);
        assertThat(process("ada", "unicorn", 1).state()).isEqualTo(State.OUT_OF_STOCK);
        assertThat(process("ada", "lamp", 0).state()).isEqualTo(State.INVALID);
        assertThat(shop.charges()).isZero();
    }
}
