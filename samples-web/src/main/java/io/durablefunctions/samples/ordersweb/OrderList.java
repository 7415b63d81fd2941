package io.durablefunctions.samples.ordersweb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of orders.
 *
 * @param orders the newest first
 * @param next where the list goes on; null at its end
 */
record OrderList(List<OrderView> orders, @Nullable String next) {}
