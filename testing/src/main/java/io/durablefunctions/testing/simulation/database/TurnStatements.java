package io.durablefunctions.testing.simulation.database;

import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements by which turns and starts are written. */
public final class TurnStatements {

    private TurnStatements() {}

    /** Ends, releases, sets aside instances or lets them begin anew, of which the version is still that of the turn. */
    public static Change<String, InstanceRow> change(List<TurnWrite> turns, boolean guarded) {
        Map<String, TurnWrite> byId = new LinkedHashMap<>();
        turns.forEach(turn -> byId.put(turn.instanceId(), turn));
        return new Change<>(
                Keyed.instances(
                        (database, transaction) -> List.copyOf(byId.keySet()),
                        (database, transaction, id, row) -> allows(database, turn(byId, id), row),
                        (database, id, row) -> become(database, turn(byId, id).then(), row)),
                new Change.Set(false, Integer.MAX_VALUE, guarded ? turns.size() : Change.Set.ANY));
    }

    private static TurnWrite turn(Map<String, TurnWrite> byId, String id) {
        return java.util.Objects.requireNonNull(byId.get(id));
    }

    private static boolean allows(Database database, TurnWrite turn, InstanceRow row) {
        boolean blind = turn.then() instanceof Then.Release
                ? database.has(Flaw.RELEASE_WITHOUT_COMPARE)
                : database.has(Flaw.COMPLETION_WITHOUT_COMPARE);
        return !row.completed() && (blind || row.version() == turn.version());
    }

    private static InstanceRow become(Database database, Then then, InstanceRow row) {
        long now = database.now();
        if (then instanceof Then.Complete end) {
            return row.ended(end.stateJson(), now);
        }
        if (then instanceof Then.ContinueAsNew anew) {
            String state = database.has(Flaw.CONTINUE_AS_NEW_RESTARTS_ORDINALS)
                    ? anew.stateJson().replaceFirst("\"firstOrdinal\":\\d+", "\"firstOrdinal\":0")
                    : anew.stateJson();
            return row.anew(state, anew.base(), now);
        }
        if (then instanceof Then.Release release) {
            return row.freed(release.due() == null ? InstanceRow.NEVER : Micros.of(release.due()), now);
        }
        return row.quarantined(now);
    }

    /** Removes the journal rows that it sees. */
    public static Change<JournalRow.Key, JournalRow> fold(List<String> ids) {
        return new Change<>(
                Keyed.journal(
                        (database, transaction) -> keys(database, transaction, ids),
                        (database, transaction, key, row) -> true,
                        (database, key, row) -> null),
                Change.Set.ALL);
    }

    private static List<JournalRow.Key> keys(Database database, Transaction transaction, List<String> ids) {
        List<JournalRow.Key> keys = new ArrayList<>();
        for (String id : ids) {
            database.history.each(
                    JournalRow.Key.first(id), JournalRow.Key.last(id), transaction, (key, row) -> keys.add(key));
        }
        return keys;
    }

    /** A journal row to insert. */
    public record Append(String instanceId, long seq, long version, String events) {}

    /** Inserts journal rows. */
    public static Insert<JournalRow.Key, JournalRow> append(List<Append> rows, boolean mayMeet) {
        return new Insert<>(
                database -> database.history,
                (database, transaction) -> {
                    Map<JournalRow.Key, JournalRow> arriving = new LinkedHashMap<>();
                    for (Append row : rows) {
                        boolean asks = database.has(Flaw.CHECK_INSIDE_INSERT);
                        if (!asks || isCurrent(database, transaction, row)) {
                            arriving.put(key(database, row), new JournalRow(row.version(), row.events()));
                        }
                    }
                    return arriving;
                },
                mayMeet);
    }

    private static boolean isCurrent(Database database, Transaction transaction, Append row) {
        InstanceRow instance = database.state.get(row.instanceId(), transaction);
        boolean isChangedHere = database.state.slot(row.instanceId()).isWrittenBy(transaction); // under its version
        return instance != null && (isChangedHere || (!instance.completed() && instance.version() == row.version()));
    }

    private static JournalRow.Key key(Database database, Append row) {
        return new JournalRow.Key(
                row.instanceId(), row.seq(), database.has(Flaw.NO_JOURNAL_KEY) ? database.nextCopy() : 0);
    }

    /** Which of these turns are under the version that is current. */
    public static Read<List<String>> check(List<TurnWrite> turns, @Nullable String host) {
        return new Read<>((database, transaction) -> turns.stream()
                .filter(turn -> {
                    InstanceRow row = database.state.get(turn.instanceId(), transaction);
                    return isUnchecked(database)
                            || (row != null && !row.completed() && isOwn(database, turn, row, host));
                })
                .map(TurnWrite::instanceId)
                .toList());
    }

    private static boolean isUnchecked(Database database) {
        return database.has(Flaw.NO_EPOCH_CHECK) || database.has(Flaw.CHECK_INSIDE_INSERT);
    }

    private static boolean isOwn(Database database, TurnWrite turn, InstanceRow row, @Nullable String host) {
        if (database.has(Flaw.OWNER_INSTEAD_OF_EPOCH) && host != null) {
            return host.equals(row.owner());
        }
        return row.version() == turn.version();
    }

    /** The same, failing unless all are. */
    public static Statement<List<String>> checkAll(List<TurnWrite> turns, @Nullable String host) {
        return new Guarded<>(check(turns, host), turns.size());
    }

    /** Inserts instances whose ids are free. */
    public static Insert<String, InstanceRow> start(List<NewInstance> starts) {
        return new Insert<>(
                database -> database.state,
                (database, transaction) -> {
                    Map<String, InstanceRow> arriving = new LinkedHashMap<>();
                    starts.forEach(start -> arriving.putIfAbsent(start.instanceId(), row(start, database.now())));
                    return arriving;
                },
                true);
    }

    private static InstanceRow row(NewInstance start, long now) {
        long leaseEnds = start.leasedTo() == null ? InstanceRow.NEVER : Micros.later(now, start.lease());
        return new InstanceRow(
                start.instanceId(),
                start.functionName(),
                start.stateJson(),
                0,
                now,
                start.leasedTo(),
                leaseEnds,
                start.leasedTo() == null ? Micros.later(now, start.delay()) : leaseEnds,
                false,
                now,
                now);
    }

    /** The rows of these instances; those that are absent are left out. */
    public static Read<Map<String, InstanceRow>> rows(List<String> ids) {
        return new Read<>((database, transaction) -> {
            Map<String, InstanceRow> rows = new LinkedHashMap<>();
            for (String id : ids) {
                InstanceRow row = database.state.get(id, transaction);
                if (row != null) {
                    rows.put(id, row);
                }
            }
            return rows;
        });
    }

    /** Locks an instance's row. */
    public static Change<String, InstanceRow> lock(String id) {
        return new Change<>(
                Keyed.instances(
                        (database, transaction) -> List.of(id),
                        (database, transaction, key, row) -> true,
                        (database, key, row) -> row),
                Change.Set.ALL);
    }

    /** Journal rows that are there under these keys and versions. */
    public static Read<List<String>> mine(List<Append> rows) {
        return new Read<>((database, transaction) -> rows.stream()
                .filter(row -> {
                    JournalRow there =
                            database.history.get(new JournalRow.Key(row.instanceId(), row.seq()), transaction);
                    return there != null && there.version() == row.version();
                })
                .map(Append::instanceId)
                .toList());
    }

    /** Any query on the state. */
    static <T> Read<List<T>> all(Function<InstanceRow, @Nullable T> picked) {
        return new Read<>((database, transaction) -> {
            List<T> found = new ArrayList<>();
            database.state.each(transaction, (id, row) -> {
                T each = picked.apply(row);
                if (each != null) {
                    found.add(each);
                }
            });
            return found;
        });
    }
}
