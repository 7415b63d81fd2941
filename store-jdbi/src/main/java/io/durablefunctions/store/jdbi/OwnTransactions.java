package io.durablefunctions.store.jdbi;

/** Transactions for activities on connections of the store's own. Safe for use by several threads. */
final class OwnTransactions implements TransactionSource {

    private final Database database;

    OwnTransactions(Database database) {
        this.database = database;
    }

    @Override
    public void inTransaction(Work work) throws Exception {
        try (Transaction transaction = new Transaction(database.open())) {
            work.act(transaction.connection());
            work.record(transaction.connection());
            transaction.commit();
        }
    }
}
