package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.jdbi.LostClaims.Lost;
import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Claims instances: leases them and, where another host had them, fences that host off with a journal row, in one transaction. What
 * they hold is read only after its COMMIT. A claim whose answer was lost on the way is found again by the next one.
 */
final class Claiming {

    /** For rows of which somebody holds the lock: the next claim looks again. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(100);

    private final Database database;
    private final PostgreSqlOptions options;
    private final LostClaims lost = new LostClaims();

    Claiming(Database database, PostgreSqlOptions options) {
        this.database = database;
        this.options = options;
    }

    List<ClaimedInstance> claim(ClaimRequest request) {
        if (request.limit() < 1 || request.functions().isEmpty()) {
            return List.of();
        }
        List<ClaimedInstance> found = findLost(request);
        return found.isEmpty() ? claimReady(request) : found;
    }

    private List<ClaimedInstance> findLost(ClaimRequest request) {
        List<Lost> missing = lost.next(request);
        if (missing.isEmpty()) {
            return List.of();
        }
        Selection again = (connection, excluded) -> {
            lockTimeout(connection, SHORT_WAIT);
            try {
                return Claims.findLost(connection, request, missing);
            } catch (SQLException e) {
                if (isHeld(e)) {
                    return List.of();
                }
                throw e;
            }
        };
        List<Claimed> found = attempt(request, again, List.of(), new ArrayList<>());
        lost.looked(missing, found);
        try {
            return load(found);
        } catch (RuntimeException e) {
            lost.unloaded(request, missing, found);
            throw e;
        }
    }

    private List<ClaimedInstance> claimReady(ClaimRequest request) {
        Selection ready = (connection, excluded) -> options.claimStrategy() == ClaimStrategy.SKIP_LOCKED
                ? Claims.skipLocked(connection, request, excluded)
                : Claims.distributed(connection, request, excluded);
        List<Claimed> claimed = new ArrayList<>();
        try {
            List<String> held = new ArrayList<>();
            claimed.addAll(attempt(request, ready, List.of(), held));
            if (!held.isEmpty()) {
                claimed.addAll(attempt(request, ready, List.copyOf(held), new ArrayList<>()));
                for (String id : held) {
                    if (claimed.size() < request.limit()) {
                        claimed.addAll(one(id, request));
                    }
                }
            }
        } catch (RuntimeException e) {
            lost.add(request, claimed);
            throw e;
        }
        return loadClaimed(request, claimed);
    }

    Optional<ClaimedInstance> claimById(String id, ClaimRequest request) {
        return loadClaimed(request, one(id, request)).stream().findFirst();
    }

    private List<ClaimedInstance> loadClaimed(ClaimRequest request, List<Claimed> claimed) {
        lost.claimed(request.host(), claimed);
        try {
            return load(claimed);
        } catch (RuntimeException e) {
            lost.add(request, claimed);
            throw e;
        }
    }

    private List<Claimed> one(String id, ClaimRequest request) {
        return attempt(
                request, (connection, excluded) -> Claims.byId(connection, request, id), List.of(), new ArrayList<>());
    }

    /**
     * One transaction. If a fence has to wait too long for a transaction in flight, nothing is claimed and the take-overs are named: one
     * that is held must not keep the host from the others.
     */
    private List<Claimed> attempt(ClaimRequest request, Selection selection, List<String> excluded, List<String> held) {
        try {
            return Transaction.in(
                    database, transaction -> leaseAndFence(request, selection, excluded, held, transaction));
        } catch (SQLException e) {
            if (Problems.state(e).startsWith("40")) {
                return List.of();
            }
            throw database.problem(e);
        }
    }

    private List<Claimed> leaseAndFence(
            ClaimRequest request,
            Selection selection,
            List<String> excluded,
            List<String> held,
            Transaction transaction)
            throws SQLException {
        List<Claimed> claimed = selection.lease(transaction.connection(), excluded);
        List<Claimed> takeOvers = claimed.stream().filter(Claimed::isTakeOver).toList();
        try {
            fence(transaction.connection(), takeOvers, request.fence());
        } catch (SQLException e) {
            if (!isHeld(e)) {
                throw e;
            }
            takeOvers.forEach(takeOver -> held.add(takeOver.id()));
            return List.of();
        }
        if (!claimed.isEmpty()) {
            commit(transaction, request, claimed);
        }
        return claimed;
    }

    private void commit(Transaction transaction, ClaimRequest request, List<Claimed> claimed) throws SQLException {
        try {
            transaction.commit();
        } catch (SQLException e) {
            if (!Problems.isRefusal(e)) {
                lost.add(request, claimed);
            }
            throw e;
        }
    }

    private static boolean isHeld(SQLException e) {
        return Problems.state(e).equals("55P03") || Problems.state(e).startsWith("40");
    }

    /** Appends a row after the last one, again for those where the loser's append came in between. */
    private void fence(Connection connection, List<Claimed> takeOvers, String events) throws SQLException {
        if (takeOvers.isEmpty()) {
            return;
        }
        lockTimeout(connection, options.fenceTimeout());
        List<Claimed> missing = takeOvers;
        while (!missing.isEmpty()) {
            Map<String, Long> last = HistoryTable.last(
                    connection, missing.stream().map(Claimed::id).toList());
            List<Claimed> rows = missing.stream()
                    .sorted(java.util.Comparator.comparing(Claimed::id))
                    .toList();
            Set<String> fenced = new HashSet<>();
            List<Object[]> arrays = List.of(
                    Rows.texts(rows, Claimed::id),
                    Rows.numbers(rows, row -> Math.max(last.getOrDefault(row.id(), 0L), row.base()) + 1),
                    Rows.numbers(rows, row -> row.instance().version()),
                    Rows.texts(rows, row -> events));
            new Statements(connection)
                    .add(new Flush.RowStep(HistoryTable.APPENDED_IDS, arrays, row -> fenced.add(row.getString(1))))
                    .send();
            missing = rows.stream().filter(row -> !fenced.contains(row.id())).toList();
        }
    }

    private static void lockTimeout(Connection connection, Duration timeout) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('lock_timeout', ?, true)")) {
            statement.setString(1, timeout.toMillis() + "ms");
            statement.execute();
        }
    }

    private List<ClaimedInstance> load(List<Claimed> claimed) {
        if (claimed.isEmpty()) {
            return List.of();
        }
        List<String> ids = claimed.stream().map(Claimed::id).toList();
        return database.run(handle -> load(handle, ids, claimed));
    }

    private static List<ClaimedInstance> load(Handle handle, List<String> ids, List<Claimed> claimed)
            throws SQLException {
        Map<String, List<HistoryRow>> journals = HistoryTable.load(handle.getConnection(), ids);
        Map<String, List<ReceivedMessage>> mail = InboxTable.load(handle.getConnection(), ids);
        return claimed.stream()
                .map(each -> new ClaimedInstance(
                        each.with(journals.getOrDefault(each.id(), List.of())),
                        mail.getOrDefault(each.id(), List.of())))
                .toList();
    }

    /** Leases rows. */
    private interface Selection {
        List<Claimed> lease(Connection connection, List<String> excluded) throws SQLException;
    }
}
