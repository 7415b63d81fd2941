package io.durablefunctions.benchmarks;

import java.util.Locale;

/**
 * What something costs a database.
 *
 * @param statements on the tables of the store
 * @param transactions all that were committed, those that only read among them
 * @param writes transactions that wrote: each waits for the disk once
 * @param walBytes what was written ahead
 * @param inserted rows
 * @param updated rows
 * @param deleted rows
 */
record Cost(
        double statements,
        double transactions,
        double writes,
        double walBytes,
        double inserted,
        double updated,
        double deleted) {

    Cost minus(Cost other) {
        return new Cost(
                statements - other.statements,
                transactions - other.transactions,
                writes - other.writes,
                walBytes - other.walBytes,
                inserted - other.inserted,
                updated - other.updated,
                deleted - other.deleted);
    }

    Cost dividedBy(double n) {
        return new Cost(
                statements / n, transactions / n, writes / n, walBytes / n, inserted / n, updated / n, deleted / n);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.3f statements, %.3f transactions, %.3f of them writing, %.0f bytes of WAL, rows %.3f + %.3f ~ %.3f -",
                statements,
                transactions,
                writes,
                walBytes,
                inserted,
                updated,
                deleted);
    }
}
