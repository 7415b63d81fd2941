package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.testing.simulation.database.Change;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.Insert;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.JournalRow;
import io.durablefunctions.testing.simulation.database.LeaseStatements;
import io.durablefunctions.testing.simulation.database.LeaseStatements.Taken;
import io.durablefunctions.testing.simulation.database.MailStatements;
import io.durablefunctions.testing.simulation.database.Micros;
import io.durablefunctions.testing.simulation.database.Read;
import io.durablefunctions.testing.simulation.database.Request;
import io.durablefunctions.testing.simulation.database.SqlProblem;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import io.durablefunctions.testing.simulation.database.TurnStatements.Append;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leases instances and fences off who had them, in one transaction; loads them after its COMMIT. What it has lost on the way it looks for before it
 * claims again.
 */
final class SimulatedClaiming {

    private static final long FENCE_TIMEOUT_MICROS = 200_000;
    private static final long SHORT_WAIT_MICROS = 10_000;
    private static final int MOST_TRIES = 3;

    private final World world;
    private final SimulatedProcess process;
    private final List<Lost> lost = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();

    /**
     * A claim of which no answer came, or that could not be loaded.
     *
     * @param tries how often it was found and could not be loaded
     * @param endNanos when it is of no use any more
     */
    private record Lost(InstanceRow row, String host, int tries, long endNanos) {}

    SimulatedClaiming(World world, SimulatedProcess process) {
        this.world = world;
        this.process = process;
    }

    /** Whether this is how a claim has left a row that the host did not get with it. */
    boolean isUnanswered(InstanceRow row) {
        return !answered.contains(version(row.id(), row.version()))
                && attempts.stream()
                        .flatMap(attempt -> attempt.taken().stream())
                        .anyMatch(taken ->
                                taken.row().id().equals(row.id()) && taken.row().version() == row.version());
    }

    /** The host gets these. */
    List<ClaimedInstance> answer(List<ClaimedInstance> claimed) {
        claimed.forEach(each -> answered.add(
                version(each.instance().instanceId(), each.instance().version())));
        return claimed;
    }

    private static String version(String id, long version) {
        return id + "@" + version;
    }

    List<ClaimedInstance> claim(ClaimRequest request) throws ConnectionLost, SqlProblem {
        List<ClaimedInstance> found = findLost(request);
        return found.isEmpty() ? claimReady(request) : found;
    }

    private List<ClaimedInstance> findLost(ClaimRequest request) throws ConnectionLost, SqlProblem {
        List<Lost> missing = next(request);
        if (missing.isEmpty()) {
            return List.of();
        }
        List<Taken> found = attempt(new Finding(missing.stream().map(Lost::row).toList(), request));
        Set<String> ids = ids(found);
        lost.removeAll(missing);
        missing.stream().filter(each -> !ids.contains(each.row().id())).forEach(lost::add);
        try {
            return load(found);
        } catch (ConnectionLost | SqlProblem unloaded) {
            int tries = missing.get(0).tries() + 1;
            if (tries < MOST_TRIES) {
                lose(request, found, tries);
            }
            throw unloaded;
        }
    }

    /** One that was found and could not be loaded comes alone. */
    private List<Lost> next(ClaimRequest request) {
        lost.removeIf(each -> each.endNanos() <= world.nanos());
        List<Lost> mine = lost.stream()
                .filter(each -> each.host().equals(request.host())
                        && request.functions().contains(each.row().function()))
                .limit(request.limit())
                .toList();
        if (!mine.isEmpty() && mine.get(0).tries() > 0) {
            return mine.subList(0, 1);
        }
        return mine.stream().takeWhile(each -> each.tries() == 0).toList();
    }

    private List<ClaimedInstance> claimReady(ClaimRequest request) throws ConnectionLost, SqlProblem {
        List<Taken> taken = new ArrayList<>();
        try {
            Claiming all = new Claiming(claim(request, List.of()), request);
            taken.addAll(attempt(all));
            if (!all.held.isEmpty()) {
                taken.addAll(attempt(new Claiming(claim(request, all.held), request)));
                for (String id : all.held) {
                    taken.addAll(byId(id, request));
                }
            }
        } catch (ConnectionLost | SqlProblem failed) {
            lose(request, taken, 0);
            throw failed;
        }
        return loadClaimed(request, taken);
    }

    private List<ClaimedInstance> loadClaimed(ClaimRequest request, List<Taken> taken)
            throws ConnectionLost, SqlProblem {
        Set<String> ids = ids(taken);
        lost.removeIf(each ->
                each.host().equals(request.host()) && ids.contains(each.row().id()));
        try {
            return load(taken);
        } catch (ConnectionLost | SqlProblem unloaded) {
            lose(request, taken, 0);
            throw unloaded;
        }
    }

    private void lose(ClaimRequest request, List<Taken> taken, int tries) {
        long end = world.nanos() + request.lease().toNanos();
        taken.forEach(each -> lost.add(new Lost(each.row(), request.host(), tries, end)));
    }

    private static Set<String> ids(List<Taken> taken) {
        Set<String> ids = new HashSet<>();
        taken.forEach(each -> ids.add(each.row().id()));
        return ids;
    }

    private LeaseStatements.Claim claim(ClaimRequest request, List<String> excluded) {
        return LeaseStatements.claim(
                request.host(), request.functions(), excluded, request.limit(), request.lease(), process.clockAhead());
    }

    Optional<ClaimedInstance> claimById(String id, ClaimRequest request) throws ConnectionLost, SqlProblem {
        return loadClaimed(request, byId(id, request)).stream().findFirst();
    }

    private List<Taken> byId(String id, ClaimRequest request) throws ConnectionLost, SqlProblem {
        InstanceRow seen = read(TurnStatements.rows(List.of(id))).get(id);
        if (seen == null || seen.completed() || !seen.isFreeAt(world.micros())) {
            return List.of();
        }
        return attempt(
                new Claiming(LeaseStatements.claimById(request.host(), id, request.lease(), seen.version()), request));
    }

    /** Nothing if it has to be tried again later. */
    private List<Taken> attempt(Attempt attempt) throws ConnectionLost {
        attempts.add(attempt);
        try (Connection connection = new Connection(world, process)) {
            connection.converse(attempt);
            return attempt.taken();
        } catch (SqlProblem passes) {
            attempt.passedBy();
            return List.of();
        } catch (ConnectionLost maybeDone) {
            if (attempt.isCommitting()) {
                lose(attempt.request(), attempt.taken(), 0);
            }
            throw maybeDone;
        }
    }

    /** A transaction that leases instances. */
    private interface Attempt extends Connection.Rounds {

        ClaimRequest request();

        List<Taken> taken();

        boolean isCommitting();

        /** It was rolled back, by a deadlock or while it waited for a lock. */
        void passedBy();
    }

    /** The transaction that looks for claims that were lost. */
    private static final class Finding implements Attempt {

        private final Change<String, InstanceRow> find;
        private final ClaimRequest request;
        private int rounds;

        Finding(List<InstanceRow> missing, ClaimRequest request) {
            this.find = LeaseStatements.findLost(missing, request.lease());
            this.request = request;
        }

        @Override
        public @Nullable Request next() {
            rounds++;
            return switch (rounds) {
                case 1 -> Request.within(List.of(find), SHORT_WAIT_MICROS);
                case 2 -> Request.committing(List.of());
                default -> null;
            };
        }

        @Override
        public ClaimRequest request() {
            return request;
        }

        @Override
        public List<Taken> taken() {
            return find.answer().stream().map(row -> new Taken(row, null)).toList();
        }

        @Override
        public boolean isCommitting() {
            return rounds > 1;
        }

        @Override
        public void passedBy() {}
    }

    /** The transaction of a claim: the claim, for take-overs the last row and the one that follows it, and COMMIT. */
    private final class Claiming implements Attempt {

        private final LeaseStatements.Claim claim;
        private final ClaimRequest request;
        private final List<String> held = new ArrayList<>();
        private final Set<String> fenced = new HashSet<>();
        private boolean claimed;
        private boolean committed;
        private @Nullable Read<Map<String, Long>> last;
        private @Nullable Insert<JournalRow.Key, JournalRow> fence;

        Claiming(LeaseStatements.Claim claim, ClaimRequest request) {
            this.claim = claim;
            this.request = request;
        }

        @Override
        public ClaimRequest request() {
            return request;
        }

        @Override
        public List<Taken> taken() {
            return claim.answer();
        }

        @Override
        public boolean isCommitting() {
            return committed;
        }

        @Override
        public void passedBy() {
            takeOvers().forEach(taken -> held.add(taken.row().id()));
        }

        private List<Taken> takeOvers() {
            return claimed
                    ? claim.answer().stream()
                            .filter(taken -> taken.previous() != null)
                            .toList()
                    : List.of();
        }

        @Override
        public @Nullable Request next() {
            if (!claimed) {
                claimed = true;
                return Request.within(List.of(claim));
            }
            noteFenced();
            List<Taken> missing = takeOvers().stream()
                    .filter(taken -> !fenced.contains(taken.row().id()))
                    .toList();
            if (!missing.isEmpty() && !world.database().has(Flaw.NO_FENCE_ROW)) {
                return fence(missing);
            }
            if (!committed) {
                committed = true;
                return Request.committing(List.of());
            }
            return null;
        }

        private void noteFenced() {
            if (fence != null) {
                fence.keys().forEach(key -> fenced.add(key.instanceId()));
                fence = null;
            }
        }

        private Request fence(List<Taken> missing) {
            if (last == null) {
                last = LeaseStatements.last(
                        missing.stream().map(taken -> taken.row().id()).toList());
                return Request.within(List.of(last));
            }
            Map<String, Long> known = last.answer();
            last = null;
            List<Append> rows = missing.stream()
                    .map(Taken::row)
                    .map(row -> new Append(
                            row.id(),
                            Math.max(known.getOrDefault(row.id(), 0L), row.base()) + 1,
                            row.version(),
                            request.fence()))
                    .sorted(java.util.Comparator.comparing(Append::instanceId))
                    .toList();
            fence = TurnStatements.append(rows, true);
            return Request.within(List.of(fence), FENCE_TIMEOUT_MICROS);
        }
    }

    private List<ClaimedInstance> load(List<Taken> taken) throws ConnectionLost, SqlProblem {
        if (taken.isEmpty()) {
            return List.of();
        }
        List<String> ids = taken.stream().map(each -> each.row().id()).toList();
        Map<String, List<HistoryRow>> journals = journals(ids);
        Map<String, List<ReceivedMessage>> mail = read(MailStatements.ofInstances(ids));
        return taken.stream()
                .map(each -> new ClaimedInstance(
                        stored(each.row(), journals.getOrDefault(each.row().id(), List.of())),
                        mail.getOrDefault(each.row().id(), List.of())))
                .toList();
    }

    private Map<String, List<HistoryRow>> journals(List<String> ids) throws ConnectionLost, SqlProblem {
        try {
            return read(LeaseStatements.journals(ids));
        } catch (ConnectionLost lost) {
            if (world.database().has(Flaw.RECOVERY_SWALLOWS_ERROR)) {
                return Map.of();
            }
            throw lost;
        }
    }

    private <T> T read(Read<T> query) throws ConnectionLost, SqlProblem {
        try (Connection connection = new Connection(world, process)) {
            return connection.read(query);
        }
    }

    static StoredInstance stored(InstanceRow row, List<HistoryRow> journal) {
        return new StoredInstance(
                row.id(),
                row.function(),
                row.version(),
                row.completed(),
                row.owner(),
                row.state(),
                journal,
                Micros.instant(row.createdAt()),
                Micros.instant(row.updatedAt()));
    }
}
