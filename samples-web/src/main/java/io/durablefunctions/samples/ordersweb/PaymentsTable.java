package io.durablefunctions.samples.ordersweb;

import java.math.BigDecimal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code shop.payments}, a journal: nothing in it keeps an order from being charged twice. */
@Component
final class PaymentsTable implements Payments {

    private final JdbcClient database;

    PaymentsTable(JdbcClient database) {
        this.database = database;
    }

    /** In this shop the bank of {@code mallory} always refuses. */
    @Override
    public void charge(String orderId, String customer, BigDecimal amount) {
        if (customer.equals("mallory")) {
            throw new PaymentDeclined(customer);
        }
        book(orderId, amount);
    }

    @Override
    public void refund(String orderId, BigDecimal amount) {
        book(orderId, amount.negate());
    }

    private void book(String orderId, BigDecimal amount) {
        database.sql("INSERT INTO shop.payments (order_id, amount) VALUES (:orderId, :amount)")
                .param("orderId", orderId)
                .param("amount", amount)
                .update();
    }
}
