package io.durablefunctions.samples.transactions;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Takes orders: the row and the orchestration that carries it out are there together, or not at all. */
final class Orders {

    private final PostgreSqlStateStore store;
    private final DataSource dataSource;

    Orders(PostgreSqlStateStore store, DataSource dataSource) {
        this.store = store;
        this.dataSource = dataSource;
    }

    String take(Transfer.Order order) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO transfer_order VALUES (?)")) {
                insert.setString(1, order.id());
                insert.execute();
            }
            OrchestrationHandle<String> transfer = TransferClient.of(store.joining(connection))
                    .start(StartOptions.id("transfer-" + order.id()), order);
            connection.commit();
            return transfer.instanceId();
        }
    }
}
