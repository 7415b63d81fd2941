package io.durablefunctions.spring.ledger;

import io.durablefunctions.ActivityContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes with {@code JdbcTemplate}. An entry that begins with "twice" fails after it was written at the first attempt; one that begins with
 * "doomed" has a part that fails in the same transaction, and goes on as if nothing had happened.
 */
@Component
public class LedgerTable implements Ledger {

    private final JdbcTemplate jdbc;
    private final Audit audit;

    LedgerTable(JdbcTemplate jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
        jdbc.execute("CREATE TABLE IF NOT EXISTS ledger (entry text NOT NULL)");
    }

    @Override
    public int book(String entry) {
        int attempt = ActivityContext.current().attempt();
        jdbc.update("INSERT INTO ledger VALUES (?)", entry);
        if (entry.startsWith("twice") && attempt == 1) {
            throw new IllegalStateException("the first attempt fails");
        }
        if (entry.startsWith("doomed")) {
            try {
                audit.refuse();
            } catch (IllegalStateException refused) {
                return -1;
            }
        }
        return attempt;
    }

    /** How often an entry is in the table. */
    public int count(String entry) {
        Integer count = jdbc.queryForObject("SELECT count(*) FROM ledger WHERE entry = ?", Integer.class, entry);
        return count == null ? 0 : count;
    }
}
