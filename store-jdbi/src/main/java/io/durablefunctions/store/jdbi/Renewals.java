package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Prolongs leases in small transactions, so that none of them holds many rows. */
final class Renewals {

    private static final int CHUNK = 500;

    private Renewals() {}

    static Set<Lease> renew(Connection connection, Collection<Lease> leases, Duration duration) throws SQLException {
        List<Lease> sorted =
                leases.stream().sorted(Comparator.comparing(Lease::instanceId)).toList();
        Set<Lease> held = new HashSet<>();
        for (int from = 0; from < sorted.size(); from += CHUNK) {
            chunk(connection, sorted.subList(from, Math.min(sorted.size(), from + CHUNK)), duration, held);
        }
        return held;
    }

    private static void chunk(Connection connection, List<Lease> leases, Duration duration, Set<Lease> held)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(StateTable.RENEW)) {
            statement.setLong(1, Rows.micros(duration));
            statement.setLong(2, Rows.micros(duration));
            statement.setArray(3, connection.createArrayOf("text", Rows.texts(leases, Lease::instanceId)));
            statement.setArray(4, connection.createArrayOf("int8", Rows.numbers(leases, Lease::version)));
            statement.setArray(5, connection.createArrayOf("text", Rows.texts(leases, Lease::instanceId)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    held.add(new Lease(row.getString("instance_id"), row.getLong("version")));
                }
            }
        }
    }
}
