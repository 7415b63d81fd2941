package io.durablefunctions.spring;

import io.durablefunctions.store.jdbi.TransactionSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of Spring's on one data source: those that activities marked {@code @InStoreTransaction} write in, and those that starts join.
 * Thread-safe.
 */
final class SpringTransactions implements TransactionSource {

    private final PlatformTransactionManager manager;
    private final DataSource source;

    SpringTransactions(PlatformTransactionManager manager, DataSource source) {
        this.manager = manager;
        this.source = source;
    }

    /** Whether the current thread is in a transaction on the data source. */
    static boolean isActive(DataSource source) {
        try {
            Connection bound = bound(source);
            return bound != null && !bound.getAutoCommit();
        } catch (SQLException lost) {
            return true; // to join it fails, as it should
        }
    }

    /** The connection of the transaction that the current thread is in. */
    static Connection current(DataSource source) {
        Connection bound = bound(source);
        if (bound == null) {
            throw new IllegalStateException(
                    "There is no transaction on the data source of durable functions: the transaction"
                            + " manager is one of another data source. Give it one on the same data source, and mark that @Primary.");
        }
        return bound;
    }

    private static @Nullable Connection bound(DataSource source) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                        && TransactionSynchronizationManager.getResource(source) instanceof ConnectionHolder holder
                ? holder.getConnection()
                : null;
    }

    @Override
    public void inTransaction(Work work) throws Exception {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setName("durable-functions-activity");
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        try {
            template.executeWithoutResult(status -> run(work, status));
        } catch (Carried carried) {
            throw carried.thrown;
        }
    }

    private void run(Work work, TransactionStatus status) {
        Connection connection = current(source);
        try {
            work.act(connection);
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new Carried(thrown);
        }
        refuseRollbackOnly(status);
        TransactionSynchronizationManager.registerSynchronization(new RecordLast(work, status, connection));
    }

    private static void refuseRollbackOnly(TransactionStatus status) {
        if (status.isRollbackOnly()) {
            throw new IllegalStateException(
                    "The transaction of this activity was marked as rollback-only, and can only be rolled"
                            + " back: nothing it wrote is kept. Let the exception that was the reason leave the activity, or roll back to"
                            + " a savepoint (Propagation.NESTED) what may fail.");
        }
    }

    /** Records the activity when all others have written what they still had in memory. */
    private record RecordLast(Work work, TransactionStatus status, Connection connection)
            implements TransactionSynchronization {

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            status.flush();
            refuseRollbackOnly(status);
            try {
                work.record(connection);
            } catch (RuntimeException thrown) {
                throw thrown;
            } catch (Exception thrown) {
                throw new Carried(thrown);
            }
        }
    }

    /** Takes an exception of any type through code that lets only some pass. */
    private static final class Carried extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Exception thrown;

        Carried(Exception thrown) {
            super(thrown);
            this.thrown = thrown;
        }
    }
}
