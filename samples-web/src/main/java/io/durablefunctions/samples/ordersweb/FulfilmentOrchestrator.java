package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.OrchestrationContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * A saga: each step that succeeds leaves behind how it is undone.
 *
 * <p>Whether an order may go on or was cancelled is decided by its row, in the transaction that changes the row's state. So a cancellation that was
 * accepted is never overtaken by a parcel; messages only say that there is something to read there.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class FulfilmentOrchestrator implements Fulfilment {

    private static final Outcome NOBODY_ANSWERED = new Outcome(OrderState.EXPIRED, "nobody approved it in time");
    private static final Outcome PACKED = new Outcome(OrderState.PACKING, "paid, and being packed");
    private static final Outcome HANDED_OVER = new Outcome(OrderState.SHIPPING, "handed over to the carrier");

    @Override
    public Outcome fulfil(OrchestrationContext context, Order order, Inbox inbox) {
        Deque<Runnable> undo = new ArrayDeque<>();
        Outcome outcome = outcome(context, order, inbox, undo);
        if (outcome.state() != OrderState.SHIPPED) {
            undo.forEach(Runnable::run);
        }
        OrderBookStub.in(context).end(order.id(), outcome);
        return outcome;
    }

    private static Outcome outcome(OrchestrationContext context, Order order, Inbox inbox, Deque<Runnable> undo) {
        try {
            return new Outcome(OrderState.SHIPPED, ship(context, order, inbox, undo));
        } catch (OutOfStock e) {
            return new Outcome(OrderState.OUT_OF_STOCK, "fewer than " + order.quantity() + " of " + e.item());
        } catch (PaymentDeclined e) {
            return new Outcome(OrderState.DECLINED, "the bank of " + e.customer() + " refused");
        } catch (Stopped e) {
            return e.outcome;
        } catch (ActivityFailedException e) {
            return new Outcome(
                    OrderState.NOT_SHIPPED, String.valueOf(e.failure().message()));
        }
    }

    private static String ship(OrchestrationContext context, Order order, Inbox inbox, Deque<Runnable> undo) {
        StockStub stock = StockStub.in(context);
        PaymentsStub payments = PaymentsStub.in(context);
        OrderBookStub book = OrderBookStub.in(context);

        stock.reserve(order.item(), order.quantity());
        undo.push(() -> stock.release(order.item(), order.quantity()));
        if (order.needsApproval()) {
            awaitApproval(order, inbox, book);
        }
        proceed(book, order, order.needsApproval() ? OrderState.APPROVED : OrderState.PLACED, PACKED);
        payments.charge(order.id(), order.customer(), order.total());
        undo.push(() -> payments.refund(order.id(), order.total()));
        await(inbox.cancelled(), order.packingTime());
        proceed(book, order, OrderState.PACKING, HANDED_OVER);
        return ShippingStub.in(context).ship(order.id(), order.customer());
    }

    /** An answer that was written down in time counts, even if its message was lost or comes late. */
    private static void awaitApproval(Order order, Inbox inbox, OrderBook book) {
        await(DurableFuture.anyOf(inbox.decided(), inbox.cancelled()), order.approvalWithin());
        Outcome answer = book.advance(order.id(), OrderState.AWAITING_APPROVAL, NOBODY_ANSWERED);
        if (answer.state() != OrderState.APPROVED) {
            throw new Stopped(answer);
        }
    }

    private static void await(DurableFuture<?> news, Duration patience) {
        try {
            news.await(patience);
        } catch (DurableTimeoutException none) {
            // the order's row says what holds
        }
    }

    private static void proceed(OrderBook book, Order order, OrderState from, Outcome to) {
        Outcome standing = book.advance(order.id(), from, to);
        if (standing.state() != to.state()) {
            throw new Stopped(standing);
        }
    }

    /** The order goes no further. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Outcome outcome;

        Stopped(Outcome outcome) {
            this.outcome = outcome;
        }
    }
}
