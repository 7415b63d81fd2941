package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.StartOptions;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what customers say. The row of an order and the orchestration that takes care of it commit together: there is never one without the other.
 * What is to become of it later is written into its row first, and then told to the orchestration.
 */
@Service
class OrderDesk {

    /** An order, and whether it was placed just now. */
    record Placed(OrderRow order, boolean isNew) {}

    private final OrdersTable orders;
    private final StockTable stock;
    private final ShopProperties rules;
    private final FulfilmentClient fulfilments;

    OrderDesk(OrdersTable orders, StockTable stock, ShopProperties rules, FulfilmentClient fulfilments) {
        this.orders = orders;
        this.stock = stock;
        this.rules = rules;
        this.fulfilments = fulfilments;
    }

    /** Places an order. Doing that again does nothing, unless the same id stands for something else. */
    @Transactional
    Placed place(String id, NewOrder wanted) {
        BigDecimal price = stock.price(wanted.item())
                .orElseThrow(() -> Refusal.unprocessable("There is no item '" + wanted.item() + "'. Order one of "
                        + stock.items().stream().map(StockTable.Item::item).collect(Collectors.joining(", ")) + "."));
        Order order = rules.order(id, wanted, price);
        boolean isNew = orders.insert(order);
        OrderRow row = find(id);
        if (isNew) {
            fulfilments.start(StartOptions.id(Order.instanceId(id)), order);
        } else if (!row.is(wanted)) {
            throw Refusal.conflict("Order '" + id + "' exists, and is about something else. Use another id.");
        }
        return new Placed(row, isNew);
    }

    /** Approves or rejects a large order. Saying the same again does no harm. */
    OrderRow decide(String id, Decision decision) {
        if (!isSettled(id, Set.of(OrderState.AWAITING_APPROVAL), decision.outcome())) {
            throw Refusal.conflict("Order '" + id + "' waits for no approval: it is " + state(id) + ".");
        }
        OrderRow decided = find(id);
        tell(id, fulfilments::raiseDecided);
        return decided;
    }

    /** Calls an order off; what was done for it is undone after that. Saying it again does no harm. */
    OrderRow cancel(String id, Cancellation cancellation) {
        if (!isSettled(id, OrderState.CANCELLABLE, cancellation.outcome())) {
            throw Refusal.conflict("Order '" + id + "' cannot be cancelled: it is " + state(id) + ".");
        }
        OrderRow cancelled = find(id);
        tell(id, fulfilments::raiseCancelled);
        return cancelled;
    }

    private boolean isSettled(String id, Set<OrderState> from, Outcome to) {
        boolean isSaidAlready = find(id).standing().equals(to);
        return isSaidAlready || orders.move(id, from, to);
    }

    /** After the row has changed. If this process ends in between, whoever asked got no answer and asks again. */
    private static void tell(String id, Consumer<String> event) {
        try {
            event.accept(Order.instanceId(id));
        } catch (InstanceEndedException | InstanceNotFoundException e) {
            // it has read its row already, and may have been purged since
        }
    }

    private String state(String id) {
        return find(id).state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private OrderRow find(String id) {
        return orders.find(id).orElseThrow(() -> Refusal.noSuchOrder(id));
    }
}
