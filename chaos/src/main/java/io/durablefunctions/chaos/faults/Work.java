package io.durablefunctions.chaos.faults;

import java.util.ArrayList;
import java.util.List;

/** What the server has done in a transaction, by its answers. Guarded by its session. */
final class Work {

    private static final int KEPT = 100;

    private final List<String> sql = new ArrayList<>();
    private long rows;

    /** @param tag what CommandComplete says, such as {@code INSERT 0 5} */
    void add(SqlStatement statement, String tag) {
        if (sql.size() < KEPT) {
            sql.add(statement.text());
        }
        if (statement.writes()) {
            rows += rows(tag);
        }
    }

    /** A tag without a number is of a statement that changes the schema, or calls something. */
    private static long rows(String tag) {
        String last = tag.substring(tag.lastIndexOf(' ') + 1);
        return last.chars().allMatch(Character::isDigit) && !last.isEmpty() ? Long.parseLong(last) : 1;
    }

    long rows() {
        return rows;
    }

    List<String> sql() {
        return List.copyOf(sql);
    }

    void clear() {
        sql.clear();
        rows = 0;
    }
}
