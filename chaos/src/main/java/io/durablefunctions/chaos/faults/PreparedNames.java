package io.durablefunctions.chaos.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a connection's names stand for: a driver names a statement once and from then on binds and executes it by its name. */
final class PreparedNames {

    private final Map<String, SqlStatement> statements = new HashMap<>();
    private final Map<String, SqlStatement> portals = new HashMap<>();

    /** Parse: name, SQL. */
    void parse(Frame parse) {
        statements.put(parse.text(0), SqlScanner.single(parse.text(parse.next(0))));
    }

    /** Bind: portal, name. */
    void bind(Frame bind) {
        portals.put(bind.text(0), statements.getOrDefault(bind.text(bind.next(0)), SqlStatement.UNKNOWN));
    }

    /** Execute: portal. */
    SqlStatement executed(Frame execute) {
        return portals.getOrDefault(execute.text(0), SqlStatement.UNKNOWN);
    }

    /** Close: S or P, name. */
    void close(Frame close) {
        Map<String, SqlStatement> names = close.letter(0) == 'S' ? statements : portals;
        names.remove(close.text(1));
    }

    /** Portals end with their transaction. */
    void transactionEnded() {
        portals.clear();
    }

    /** Query: SQL. */
    static List<SqlStatement> query(Frame query) {
        return SqlScanner.statements(query.text(0));
    }
}
