package io.durablefunctions.samples.ordersweb;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is to order. */
@RestController
class StockController {

    private final StockTable stock;

    StockController(StockTable stock) {
        this.stock = stock;
    }

    @GetMapping("/api/stock")
    List<StockTable.Item> items() {
        return stock.items();
    }
}
