package io.durablefunctions.chaos.faults;

import java.util.List;
import java.util.Set;

/**
 * A statement, as far as it matters to transactions.
 *
 * @param text as the client sent it
 * @param kind what it does to the transaction
 */
record SqlStatement(String text, Kind kind) {

    /** What a statement does to the transaction. */
    enum Kind {
        BEGIN,
        COMMIT,
        ROLLBACK,
        WRITE,
        /** Reads, settings, savepoints. A function that writes when it is selected is not told from a read. */
        OTHER
    }

    /** For an Execute of which the statement is not known. */
    static final SqlStatement UNKNOWN = new SqlStatement("", Kind.OTHER);

    private static final Set<String> WRITES = Set.of(
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "TRUNCATE",
            "CREATE",
            "ALTER",
            "DROP",
            "GRANT",
            "REVOKE",
            "COMMENT",
            "DO",
            "CALL");

    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

    /** @param words the statement's words outside quotes and comments, in upper case */
    static SqlStatement of(String text, List<String> words) {
        return new SqlStatement(text, kind(words));
    }

    boolean writes() {
        return kind == Kind.WRITE;
    }

    private static Kind kind(List<String> words) {
        String first = words.isEmpty() ? "" : words.get(0);
        return switch (first) {
            case "BEGIN", "START" -> Kind.BEGIN;
            case "COMMIT", "END" -> words.contains("PREPARED") ? Kind.OTHER : Kind.COMMIT;
            case "ROLLBACK", "ABORT" -> words.contains("TO") || words.contains("PREPARED") ? Kind.OTHER : Kind.ROLLBACK;
            case "WITH" -> changesWithin(words) ? Kind.WRITE : Kind.OTHER;
            case "COPY" -> words.contains("FROM") ? Kind.WRITE : Kind.OTHER;
            default -> WRITES.contains(first) ? Kind.WRITE : Kind.OTHER;
        };
    }

    /** {@code FOR UPDATE} and {@code FOR NO KEY UPDATE} lock, they do not write. */
    private static boolean changesWithin(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String before = words.get(i - 1);
            if (CHANGES.contains(words.get(i)) && !before.equals("FOR") && !before.equals("KEY")) {
                return true;
            }
        }
        return false;
    }
}
