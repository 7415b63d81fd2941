package io.durablefunctions.store.jdbi;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.engine.TransactionalClient;
import io.durablefunctions.store.ActivityTransactions;
import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimableInstance;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.JournalExcerpt;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps instances in PostgreSQL 14 or later. Safe for use by several threads and by several hosts at once. Creating one does not
 * connect; {@link #prepare()} does, and says what is wrong if it cannot.
 *
 * <p>Close it after the runtime: its connections end then. A data source of the caller's stays open.
 */
public final class PostgreSqlStateStore implements StateStore {

    private static final Duration ROUSING = Duration.ofSeconds(2);

    private final Connections connections;
    private final PostgreSqlOptions options;
    private final Database flushes;
    private final Database others;
    private final KeptConnection renewing;
    private final Claiming claiming;
    private final Sweep sweep;
    private final TransactionIds transactionIds;
    private final ActivityWrites activityWrites;

    private PostgreSqlStateStore(
            Connections connections, PostgreSqlOptions options, @Nullable TransactionSource activities) {
        this.connections = connections;
        this.options = options;
        this.flushes = new Database(connections.flushes(), connections.place(), connections.locks());
        this.others = new Database(connections.others(), connections.place());
        this.renewing = new KeptConnection(connections.kept());
        this.claiming = new Claiming(others, options);
        this.sweep = new Sweep(options.idleInTransactionTimeout());
        this.transactionIds = new TransactionIds(options.claimStrategy() != ClaimStrategy.DISTRIBUTED);
        this.activityWrites = activityWrites(activities);
    }

    private ActivityWrites activityWrites(@Nullable TransactionSource given) {
        TransactionSource source = given != null
                ? given
                : new OwnTransactions(new Database(connections.activities(), connections.place()));
        ActivityWrite.Setting setting = new ActivityWrite.Setting(
                source,
                flushes,
                transactionIds,
                options.idleInTransactionTimeout(),
                (commit, written) -> rouse(List.of(commit), List.of(written)));
        return new ActivityWrites(setting, connections.activityLimit());
    }

    /**
     * A store with the default options.
     *
     * @param connectionString {@code Host=localhost;Port=5432;Database=durablefunctions;Username=durableuser;Password=...}, or a JDBC
     *     URL
     * @throws IllegalArgumentException if it cannot be read; the message never holds a password
     */
    public static PostgreSqlStateStore connect(String connectionString) {
        return connect(connectionString, PostgreSqlOptions.defaults());
    }

    /**
     * A store with options, which win over the connection string.
     *
     * @throws IllegalArgumentException if the connection string cannot be read; the message never holds a password
     */
    public static PostgreSqlStateStore connect(String connectionString, PostgreSqlOptions options) {
        return new PostgreSqlStateStore(
                Connections.of(ConnectionSettings.parse(connectionString), options), options, null);
    }

    /**
     * Reads a connection string without connecting.
     *
     * @return where it leads and as whom, in words and without the password
     * @throws IllegalArgumentException if it cannot be read; the message never holds a password
     */
    public static String describe(String connectionString) {
        ConnectionSettings settings = ConnectionSettings.parse(connectionString);
        Connections.source(settings, PostgreSqlOptions.defaults());
        return settings.toString();
    }

    /** A store with the default options on a data source, which should have a socket timeout and READ COMMITTED as its isolation. */
    public static PostgreSqlStateStore of(DataSource source) {
        return of(source, PostgreSqlOptions.defaults());
    }

    /** A store with options on a data source; those about connections and timeouts are the data source's own business. */
    public static PostgreSqlStateStore of(DataSource source, PostgreSqlOptions options) {
        return new PostgreSqlStateStore(Connections.of(source, options), options, null);
    }

    /**
     * A store with options on a data source, whose transactions for activities are begun and ended by somebody else, such as a framework's
     * transaction manager on the same data source.
     */
    public static PostgreSqlStateStore of(DataSource source, PostgreSqlOptions options, TransactionSource activities) {
        return new PostgreSqlStateStore(Connections.of(source, options), options, activities);
    }

    /**
     * A client whose starts are written in the caller's own transaction: instance and business rows are committed together, or not at all.
     *
     * <p>It begins no transaction and ends none, and uses the connection for a start only while that is called. The instances begin after
     * the commit, on a host. A start waits for another transaction that is about to start the same id. The connection has to lead to the
     * store's own database and must not be in auto-commit mode when something is started.
     *
     * @return it only starts: everything else throws {@link UnsupportedOperationException}, which says what to do; so do the handles
     *     it answers, but for their id
     */
    public DurableFunctionClient joining(Connection transaction) {
        return joining(() -> transaction);
    }

    /** {@link #joining(Connection)} with the transaction of a handle. */
    public DurableFunctionClient joining(Handle transaction) {
        return joining(transaction::getConnection);
    }

    /**
     * {@link #joining(Connection)} with whatever transaction is the current one when something is started. Such a client is made once, and is as
     * safe for use by several threads as {@code transaction} is.
     */
    public DurableFunctionClient joining(Supplier<Connection> transaction) {
        return TransactionalClient.of(
                new JoinedStarts(transaction, options.listenForHints(), connections.place())::write);
    }

    /**
     * Reaches the database, brings its schema up to date, and logs a warning for each setting of the server by which it may lose what it
     * acknowledges. See docs/guarantees.md.
     *
     * @throws io.durablefunctions.StateStoreException if the database cannot be used: out of reach, a standby, of another isolation than
     *     READ COMMITTED, with tables that do not fit, by way of a driver with a negative {@code prepareThreshold}
     */
    @Override
    public void prepare() {
        new Preparation(connections.kept(), connections.place(), options.migrations(), transactionIds).run();
    }

    @Override
    public Instant now() {
        return others.run(handle -> handle.createQuery("SELECT statement_timestamp() AS now")
                .map((row, context) -> StateTable.instant(row, "now"))
                .one());
    }

    @Override
    public List<Written> write(List<Commit> commits, Duration patience) {
        List<Written> results = new Writing(flushes, transactionIds).write(commits, patience);
        rouse(commits, results);
        return results;
    }

    private void rouse(List<Commit> commits, List<Written> results) {
        Rouse rouse = new Rouse();
        for (int i = 0; i < results.size(); i++) {
            rouse.add(commits.get(i), results.get(i));
        }
        rouse.send(flushes, options.listenForHints(), new Patience(ROUSING));
    }

    @Override
    public Optional<ActivityTransactions> activityTransactions() {
        return Optional.of(activityWrites);
    }

    /**
     * The connection on which the activity that this thread runs is in its transaction, for activities marked {@code @InStoreTransaction}. What
     * is written with it is committed together with the record that the activity has completed, or rolled back if it throws. It can be used
     * until the activity returns; it cannot be closed, committed or rolled back, but to a savepoint.
     *
     * @throws IllegalStateException if this thread runs no such activity
     */
    public static Connection currentConnection() {
        return CurrentTransaction.get().connection();
    }

    /**
     * A Jdbi handle on {@link #currentConnection()}: the same one each time, which need not be closed.
     *
     * @throws IllegalStateException if this thread runs no such activity
     */
    public static Handle currentHandle() {
        return CurrentTransaction.get().handle();
    }

    @Override
    public List<ClaimedInstance> claim(ClaimRequest request) {
        return claiming.claim(request);
    }

    @Override
    public Optional<ClaimedInstance> claimById(String instanceId, ClaimRequest request) {
        return claiming.claimById(instanceId, request);
    }

    @Override
    public List<ClaimableInstance> claimable(Set<String> functions, int limit) {
        return others.run(handle -> handle.createQuery(StateTable.CLAIMABLE)
                .bindArray("functions", String.class, List.copyOf(functions))
                .bind("limit", limit)
                .map((row, context) -> StoredRows.claimable(row))
                .list());
    }

    @Override
    public int countClaimable(Set<String> functions, int most) {
        return others.run(handle -> handle.createQuery(StateTable.COUNT_CLAIMABLE)
                .bindArray("functions", String.class, List.copyOf(functions))
                .bind("most", most)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Set<Lease> renew(Collection<Lease> leases, Duration duration) {
        try {
            return renewing.run(connection -> Renewals.renew(connection, leases, duration));
        } catch (SQLException e) {
            throw others.problem(e);
        }
    }

    @Override
    public void rouse(Collection<String> instanceIds) {
        List<String> ids = instanceIds.stream().sorted().distinct().toList();
        others.run(handle -> ids.isEmpty() ? 0 : Rouse.rouse(handle.getConnection(), ids));
    }

    @Override
    public List<ReceivedMessage> mail(String host, int limit) {
        return others.run(handle -> handle.createQuery(InboxTable.OF_HOST)
                .bind("host", host)
                .bind("limit", limit)
                .map((row, context) -> InboxTable.message(row))
                .list());
    }

    @Override
    public void sweep() {
        others.run(sweep::run);
    }

    @Override
    public Optional<StoredInstance> find(String instanceId, boolean journal) {
        return others.run(handle -> handle.createQuery(StateTable.FIND)
                .bind("id", instanceId)
                .bind("journal", journal)
                .map((row, context) -> StoredRows.withJournal(row))
                .findOne());
    }

    @Override
    public Map<String, Optional<StoredInstance>> ended(Collection<String> instanceIds) {
        Map<String, Optional<StoredInstance>> ended = new HashMap<>();
        instanceIds.forEach(id -> ended.put(id, Optional.empty()));
        others.run(handle -> handle.createQuery(StateTable.ENDED)
                .bindArray("ids", String.class, List.copyOf(instanceIds))
                .map((row, context) -> row.getBoolean("is_completed")
                        ? ended.put(row.getString("instance_id"), Optional.of(StoredRows.of(row, true, List.of())))
                        : ended.remove(row.getString("instance_id")))
                .list()
                .size());
        return ended;
    }

    @Override
    public List<StoredInstance> search(
            InstanceFilter filter, @Nullable InstanceKey after, int limit, JournalExcerpt excerpt) {
        return others.run(handle -> new InstanceSearch(filter, after).run(handle, limit, excerpt));
    }

    @Override
    public long count(InstanceFilter filter, long most) {
        return others.run(handle -> new InstanceSearch(filter, null).count(handle, most));
    }

    @Override
    public List<HostLeases> hosts() {
        return others.run(handle -> handle.createQuery(StateTable.HOSTS)
                .map((row, context) -> StoredRows.host(row))
                .list());
    }

    @Override
    public Purged purge(String instanceId) {
        return others.inTransaction(handle -> {
            if (handle.createUpdate(StateTable.PURGE).bind("id", instanceId).execute() > 0) {
                handle.createUpdate(HistoryTable.PURGE).bind("id", instanceId).execute();
                handle.createUpdate(InboxTable.PURGE).bind("id", instanceId).execute();
                return Purged.REMOVED;
            }
            int there = handle.createQuery(StateTable.EXISTS)
                    .bind("id", instanceId)
                    .mapTo(Integer.class)
                    .one();
            return there == 0 ? Purged.ABSENT : Purged.RUNNING;
        });
    }

    @Override
    public boolean release(String quarantinedInstanceId) {
        return others.run(handle -> handle.createUpdate(StateTable.RELEASE_FROM_QUARANTINE)
                        .bind("id", quarantinedInstanceId)
                        .execute()
                > 0);
    }

    @Override
    public Subscription listen(Runnable hint) {
        return options.listenForHints() ? new Listening(connections.kept(), hint).start() : () -> {};
    }

    @Override
    public void close() {
        renewing.close();
        connections.close();
    }

    /** Where it is, without the password. */
    @Override
    public String toString() {
        return "PostgreSqlStateStore[" + connections.place() + "]";
    }
}
