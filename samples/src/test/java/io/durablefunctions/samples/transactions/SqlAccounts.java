package io.durablefunctions.samples.transactions;

import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import org.jdbi.v3.core.Handle;

public final class SqlAccounts implements Accounts {
    @Override
    public void move(String from, String to, long cents) {
        Handle handle = PostgreSqlStateStore.currentHandle();
        handle.execute("SELECT 1 FROM account WHERE id IN (?, ?) ORDER BY id FOR UPDATE", from, to);
        if (handle.execute("UPDATE account SET cents = cents - ? WHERE id = ? AND cents >= ?", cents, from, cents)
                == 0) {
            throw new Overdrawn(from);
        }
        handle.execute("UPDATE account SET cents = cents + ? WHERE id = ?", cents, to);
    }
}
