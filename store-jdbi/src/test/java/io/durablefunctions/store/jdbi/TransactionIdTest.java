package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionIdTest {

    @TempDir
    Path directory;

    @Test
    void a_number_that_was_given_to_another_transaction_after_a_crash_is_not_believed() throws Exception {
        try (OwnServer server = OwnServer.in(directory).start()) {
            TransactionId lost;
            try (Connection connection = TestServer.connect(server.connectionString())) {
                connection.setAutoCommit(false);
                lost = TransactionId.current(connection);
                assertThat(lost.status(connection)).isEqualTo("in progress");
                server.crash();
            }
            server.start();
            try (Connection connection = TestServer.connect(server.connectionString())) {
                assertThat(commitUpTo(connection, lost.number())).isEqualTo("committed");
                assertThat(lost.status(connection)).isNull();
            }
        }
    }

    /** Commits transactions until one has this number or a later one; answers what the server says of the number. */
    private static String commitUpTo(Connection connection, String number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            while (true) {
                try (var row = statement.executeQuery("SELECT pg_current_xact_id() >= '" + number + "'")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        break;
                    }
                }
            }
            try (var row = statement.executeQuery("SELECT pg_xact_status('" + number + "')")) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
