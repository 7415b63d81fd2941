package io.durablefunctions.testing.simulation.database;

import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements about leases. */
public final class LeaseStatements {

    private static final Comparator<InstanceRow> BY_DUE =
            Comparator.comparingLong(InstanceRow::due).thenComparing(InstanceRow::id);

    private LeaseStatements() {}

    /**
     * An instance that was leased.
     *
     * @param row the row as it is now
     * @param previous who had it before; null for nobody
     */
    public record Taken(InstanceRow row, @Nullable String previous) {}

    /** A claim on its way. */
    public static final class Claim extends Statement<List<Taken>> {

        private final Change<String, InstanceRow> change;
        private final Map<String, @Nullable String> previous;

        private Claim(Change<String, InstanceRow> change, Map<String, @Nullable String> previous) {
            this.change = change;
            this.previous = previous;
        }

        @Override
        Progress step(Database database, Transaction transaction) throws SqlProblem {
            Progress progress = change.step(database, transaction);
            return progress == Progress.WAITS ? waitFor(java.util.Objects.requireNonNull(change.waitsFor())) : progress;
        }

        @Override
        void addTo(Digest digest) {
            change.addTo(digest);
            digest.add(previous);
        }

        @Override
        public List<Taken> answer() {
            return change.answer().stream()
                    .map(row -> new Taken(row, previous.get(row.id())))
                    .toList();
        }
    }

    /** Leases ready instances, passing by those that are locked. {@code ahead}: by how much its clock is, in microseconds, if it were to go by its own. */
    public static Claim claim(
            String host, Set<String> functions, Collection<String> excluded, int limit, Duration lease, long ahead) {
        Map<String, @Nullable String> previous = new HashMap<>();
        return new Claim(
                new Change<>(
                        Keyed.instances(
                                (database, transaction) -> ready(database, transaction, functions, excluded, ahead),
                                (database, transaction, id, row) -> isReady(database, row, ahead),
                                (database, id, row) -> lease(database, row, host, lease, previous)),
                        new Change.Set(true, limit, Change.Set.ANY)),
                previous);
    }

    /** Leases an instance if nobody has it. */
    public static Claim claimById(String host, String wanted, Duration lease, long version) {
        Map<String, @Nullable String> previous = new HashMap<>();
        return new Claim(
                new Change<>(
                        Keyed.instances(
                                (database, transaction) -> List.of(wanted),
                                (database, transaction, id, row) ->
                                        !row.completed() && row.version() == version && row.isFreeAt(database.now()),
                                (database, id, row) -> lease(database, row, host, lease, previous)),
                        Change.Set.ALL),
                previous);
    }

    private static InstanceRow lease(
            Database database, InstanceRow row, String host, Duration lease, Map<String, @Nullable String> previous) {
        previous.put(row.id(), row.owner());
        return row.leasedTo(host, Micros.later(database.now(), lease), database.now());
    }

    private static boolean isReady(Database database, InstanceRow row, long ahead) {
        long now = database.now() + (database.has(Flaw.LEASES_ON_HOST_CLOCK) ? ahead : 0);
        return !row.completed() && row.due() <= now;
    }

    private static List<String> ready(
            Database database,
            Transaction transaction,
            Set<String> functions,
            Collection<String> excluded,
            long ahead) {
        List<InstanceRow> rows = new ArrayList<>();
        database.state.each(transaction, (id, row) -> {
            if (isReady(database, row, ahead) && functions.contains(row.function()) && !excluded.contains(id)) {
                rows.add(row);
            }
        });
        return rows.stream().sorted(BY_DUE).map(InstanceRow::id).toList();
    }

    /** The numbers of the last journal rows of these instances. */
    public static Read<Map<String, Long>> last(List<String> ids) {
        return new Read<>((database, transaction) -> {
            Map<String, Long> last = new HashMap<>();
            for (String id : ids) {
                database.history.each(
                        JournalRow.Key.first(id),
                        JournalRow.Key.last(id),
                        transaction,
                        (key, row) -> last.merge(id, key.seq(), Math::max));
            }
            return last;
        });
    }

    /** The journals of these instances. */
    public static Read<Map<String, List<HistoryRow>>> journals(List<String> ids) {
        return new Read<>((database, transaction) -> {
            Map<String, List<HistoryRow>> journals = new LinkedHashMap<>();
            for (String id : ids) {
                List<HistoryRow> rows = new ArrayList<>();
                database.history.each(
                        JournalRow.Key.first(id),
                        JournalRow.Key.last(id),
                        transaction,
                        (key, row) -> rows.add(new HistoryRow(key.seq(), row.events())));
                journals.put(id, rows);
            }
            return journals;
        });
    }

    /** An instance with its journal, in one snapshot. */
    public static Read<Found> find(String id) {
        return new Read<>((database, transaction) -> {
            Map<String, List<HistoryRow>> journal = database.look(transaction, journals(List.of(id)));
            return new Found(database.state.get(id, transaction), journal.getOrDefault(id, List.of()));
        });
    }

    /** What was found of an instance; null for none. */
    public record Found(@Nullable InstanceRow row, List<HistoryRow> journal) {}

    /** Prolongs leases that are still held. */
    public static Change<String, InstanceRow> renew(Collection<Lease> leases, Duration duration, String host) {
        Map<String, Set<Long>> versions = new HashMap<>();
        leases.forEach(lease -> versions.computeIfAbsent(lease.instanceId(), id -> new HashSet<>())
                .add(lease.version()));
        return new Change<>(
                Keyed.instances(
                        (database, transaction) -> database.has(Flaw.RENEWAL_BY_HOST_NAME)
                                ? database.look(transaction, leasedTo(host))
                                : versions.keySet().stream().sorted().toList(),
                        (database, transaction, id, row) -> !row.completed()
                                && row.owner() != null
                                && !row.isQuarantined()
                                && (database.has(Flaw.RENEWAL_BY_HOST_NAME)
                                        ? host.equals(row.owner())
                                        : versions.getOrDefault(id, Set.of()).contains(row.version())),
                        (database, id, row) -> row.renewed(Micros.later(database.now(), duration), database.now())),
                Change.Set.ALL);
    }

    /** Prolongs those of these claims of a host that have happened, each known by the end of its lease. */
    public static Change<String, InstanceRow> findLost(List<InstanceRow> lost, Duration duration) {
        return new Change<>(
                Keyed.instances(
                        (database, transaction) -> lost.stream()
                                .map(InstanceRow::id)
                                .distinct()
                                .sorted()
                                .toList(),
                        (database, transaction, id, row) -> !row.completed()
                                && lost.stream()
                                        .anyMatch(claimed ->
                                                claimed.id().equals(id) && isThatLease(database, row, claimed)),
                        (database, id, row) -> row.renewed(Micros.later(database.now(), duration), database.now())),
                Change.Set.ALL);
    }

    private static boolean isThatLease(Database database, InstanceRow row, InstanceRow claimed) {
        return row.version() == claimed.version()
                && (database.has(Flaw.LOST_CLAIM_BY_VERSION)
                        || (java.util.Objects.equals(row.owner(), claimed.owner())
                                && row.leaseEnds() == claimed.leaseEnds()));
    }

    private static Read<List<String>> leasedTo(String host) {
        return TurnStatements.all(row -> host.equals(row.owner()) ? row.id() : null);
    }

    /** Ready instances, oldest first. */
    public static Read<List<InstanceRow>> claimable(Set<String> functions, int limit) {
        return new Read<>((database, transaction) -> ready(database, transaction, functions, List.of(), 0).stream()
                .limit(limit)
                .map(id -> java.util.Objects.requireNonNull(database.state.get(id, transaction)))
                .toList());
    }

    /** Lets an instance out of quarantine. */
    public static Change<String, InstanceRow> release(String wanted) {
        return new Change<>(
                Keyed.instances(
                        (database, transaction) -> List.of(wanted),
                        (database, transaction, id, row) ->
                                !row.completed() && StateStore.QUARANTINE.equals(row.owner()),
                        (database, id, row) -> row.freed(database.now(), database.now())),
                Change.Set.ALL);
    }

    /** Removes an instance that has ended. */
    public static Change<String, InstanceRow> purge(String wanted) {
        return new Change<>(
                Keyed.instances(
                        (database, transaction) -> List.of(wanted),
                        (database, transaction, id, row) -> row.completed(),
                        (database, id, row) -> null),
                Change.Set.ALL);
    }

    /** All instances. */
    public static Read<List<InstanceRow>> allInstances() {
        return TurnStatements.all(row -> row);
    }

    /** Instances that have ended, whose journal was folded, and of which there are rows; or that are not there at all. */
    public static Read<List<String>> journalsOfEnded() {
        return new Read<>((database, transaction) -> {
            List<String> ids = new ArrayList<>();
            database.history.each(transaction, (key, row) -> {
                InstanceRow instance = database.state.get(key.instanceId(), transaction);
                if (instance == null
                        || (instance.completed() && instance.state().contains("\"historyInJournal\":false"))) {
                    ids.add(key.instanceId());
                }
            });
            return ids;
        });
    }
}
