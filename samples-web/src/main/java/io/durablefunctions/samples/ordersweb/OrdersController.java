package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.OrchestrationFailedException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationTerminatedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The API: {@code /api/orders}. */
@RestController
@RequestMapping("/api/orders")
class OrdersController {

    private static final String PATH = "/api/orders";

    private final OrderDesk desk;
    private final OrdersTable orders;
    private final FulfilmentClient fulfilments;
    private final BatchReader batches;

    OrdersController(OrderDesk desk, OrdersTable orders, FulfilmentClient fulfilments, BatchReader batches) {
        this.desk = desk;
        this.orders = orders;
        this.fulfilments = fulfilments;
        this.batches = batches;
    }

    @PostMapping
    ResponseEntity<OrderView> place(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NewOrder wanted) {
        OrderDesk.Placed placed = desk.place(id(key, wanted), wanted);
        OrderView view = OrderView.of(placed.order());
        return placed.isNew()
                ? ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view)
                : ResponseEntity.ok(view);
    }

    @PostMapping("/batch")
    @ResponseStatus(HttpStatus.MULTI_STATUS)
    Batch.Results placeAll(@Valid @RequestBody Batch batch) {
        return new Batch.Results(batch.orders().stream()
                .map(order -> batches.result(order, wanted -> desk.place(id(null, wanted), wanted)))
                .toList());
    }

    @GetMapping("/{id}")
    OrderView find(@PathVariable String id, @RequestParam(defaultValue = "0") @Min(0) @Max(30) int wait) {
        find(id);
        OrchestrationHandle<Outcome> fulfilment = fulfilments.handle(Order.instanceId(id));
        if (wait > 0) {
            awaitEnd(fulfilment, Duration.ofSeconds(wait));
        }
        return view(find(id), fulfilment);
    }

    @GetMapping
    OrderList list(
            @RequestParam(required = false) @Nullable OrderState state,
            @RequestParam(required = false) @Nullable @Pattern(regexp = Named.PATTERN, message = Named.RULE)
                    String customer,
            @RequestParam(required = false) @Nullable @Min(1) Long before,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        List<OrderRow> rows = orders.list(before, state, customer, limit + 1);
        if (rows.size() <= limit) {
            return new OrderList(rows.stream().map(OrderView::of).toList(), null);
        }
        List<OrderRow> page = rows.subList(0, limit);
        String next = ServletUriComponentsBuilder.fromContextPath(request)
                .path(PATH)
                .queryParamIfPresent("state", Optional.ofNullable(state))
                .queryParamIfPresent("customer", Optional.ofNullable(customer).map(OrdersController::encoded))
                .queryParam("limit", limit)
                .queryParam("before", page.get(limit - 1).number())
                .build(true)
                .toUriString();
        return new OrderList(page.stream().map(OrderView::of).toList(), next);
    }

    @PostMapping("/{id}/approval")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderView decide(@PathVariable String id, @Valid @RequestBody Decision decision) {
        return OrderView.of(desk.decide(id, decision));
    }

    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderView cancel(@PathVariable String id, @Valid @RequestBody Cancellation cancellation) {
        return OrderView.of(desk.cancel(id, cancellation));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private OrderRow find(String id) {
        return orders.find(id).orElseThrow(() -> Refusal.noSuchOrder(id));
    }

    /** The id of the order: both ways to choose it are as good. */
    private static String id(@Nullable String key, NewOrder wanted) {
        if (key != null && !key.matches(NewOrder.ID)) {
            throw Refusal.badRequest("Idempotency-Key " + NewOrder.ID_RULE + ".");
        }
        if (key != null && wanted.id() != null && !key.equals(wanted.id())) {
            throw Refusal.badRequest("Idempotency-Key and id differ. Give one of them, or the same twice.");
        }
        if (key != null) {
            return key;
        }
        return wanted.id() != null ? wanted.id() : UUID.randomUUID().toString();
    }

    private static void awaitEnd(OrchestrationHandle<Outcome> fulfilment, Duration patience) {
        try {
            fulfilment.await(patience);
        } catch (DurableTimeoutException
                | OrchestrationFailedException
                | OrchestrationTerminatedException
                | InstanceNotFoundException e) {
            // the answer shows where it stands
        }
    }

    /** Whoever purges the orchestration of an order leaves the order. */
    private static OrderView view(OrderRow order, OrchestrationHandle<Outcome> fulfilment) {
        try {
            return OrderView.of(order, fulfilment.status());
        } catch (InstanceNotFoundException purged) {
            return OrderView.of(order);
        }
    }
}
