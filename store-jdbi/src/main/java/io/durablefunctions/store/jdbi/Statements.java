package io.durablefunctions.store.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one transaction that are sent together. The server runs one after the other, each with a snapshot of its own: one round
 * trip, and yet "insert, then check" holds.
 */
final class Statements {

    private final Connection connection;
    private final List<Step> steps = new ArrayList<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    Statements add(Step step) {
        steps.add(step);
        return this;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    void send() throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        StringBuilder sql = new StringBuilder(2048);
        steps.forEach(step -> sql.append(step.sql()).append(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            int parameter = 1;
            for (Step step : steps) {
                if (step.expected() != null) {
                    statement.setLong(parameter++, step.expected());
                }
                for (Object[] array : step.arrays()) {
                    statement.setArray(parameter++, array(array));
                }
            }
            boolean rows = statement.execute();
            for (Step step : steps) {
                if (rows) {
                    try (ResultSet result = statement.getResultSet()) {
                        step.rows(result);
                    }
                } else {
                    step.count(statement.getUpdateCount());
                }
                rows = statement.getMoreResults();
            }
        }
    }

    private java.sql.Array array(Object[] values) throws SQLException {
        return connection.createArrayOf(Columns.type(values), values);
    }

    /** One statement whose parameters are arrays, a column each. */
    interface Step {

        String sql();

        List<Object[]> arrays();

        /** How many rows there have to be, for a statement that fails otherwise; its first parameter. */
        default @Nullable Long expected() {
            return null;
        }

        default void rows(ResultSet rows) throws SQLException {
            throw new IllegalStateException("rows were not expected of: " + sql());
        }

        default void count(int count) {
            throw new IllegalStateException("a count was not expected of: " + sql());
        }
    }

    /** The types of the arrays. */
    private static final class Columns {
        static String type(Object[] values) {
            if (values instanceof Long[]) {
                return "int8";
            }
            if (values instanceof OffsetDateTime[]) {
                return "timestamptz";
            }
            return values instanceof Boolean[] ? "bool" : "text";
        }
    }
}
