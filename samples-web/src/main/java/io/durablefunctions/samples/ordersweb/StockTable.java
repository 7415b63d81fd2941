package io.durablefunctions.samples.ordersweb;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code shop.stock}. */
@Component
final class StockTable implements Stock {

    /** What one costs, and how many there are. */
    record Item(String item, BigDecimal price, int available) {}

    private final JdbcClient database;

    StockTable(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void reserve(String item, int quantity) {
        int rows = database.sql("""
                        UPDATE shop.stock SET available = available - :quantity
                        WHERE item = :item AND available >= :quantity
                        """)
                .param("item", item)
                .param("quantity", quantity)
                .update();
        if (rows == 0) {
            throw new OutOfStock(item);
        }
    }

    @Override
    public void release(String item, int quantity) {
        database.sql("UPDATE shop.stock SET available = available + :quantity WHERE item = :item")
                .param("item", item)
                .param("quantity", quantity)
                .update();
    }

    /** What one of it costs; empty if the shop has no such item. */
    Optional<BigDecimal> price(String item) {
        return database.sql("SELECT price FROM shop.stock WHERE item = :item")
                .param("item", item)
                .query(BigDecimal.class)
                .optional();
    }

    /** What the shop has. */
    List<Item> items() {
        return database.sql("SELECT item, price, available FROM shop.stock ORDER BY item LIMIT 100")
                .query(Item.class)
                .list();
    }
}
