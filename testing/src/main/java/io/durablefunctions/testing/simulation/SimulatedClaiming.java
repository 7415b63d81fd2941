package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StoredInstance;
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

/** Leases instances and fences off who had them, in one transaction; loads them after its COMMIT. */
final class SimulatedClaiming {

    private static final long FENCE_TIMEOUT_MICROS = 200_000;

    private final World world;
    private final SimulatedProcess process;

    SimulatedClaiming(World world, SimulatedProcess process) {
        this.world = world;
        this.process = process;
    }

    List<ClaimedInstance> claim(ClaimRequest request) throws ConnectionLost, SqlProblem {
        Claiming all = new Claiming(claim(request, List.of()), request);
        List<Taken> taken = attempt(all);
        if (!all.held.isEmpty()) {
            taken = new ArrayList<>(attempt(new Claiming(claim(request, all.held), request)));
            for (String id : all.held) {
                taken.addAll(byId(id, request));
            }
        }
        return load(taken);
    }

    private LeaseStatements.Claim claim(ClaimRequest request, List<String> excluded) {
        return LeaseStatements.claim(
                request.host(), request.functions(), excluded, request.limit(), request.lease(), process.clockAhead());
    }

    Optional<ClaimedInstance> claimById(String id, ClaimRequest request) throws ConnectionLost, SqlProblem {
        return load(byId(id, request)).stream().findFirst();
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
    private List<Taken> attempt(Claiming claiming) throws ConnectionLost {
        try (Connection connection = new Connection(world, process)) {
            connection.converse(claiming);
            return claiming.claim.answer();
        } catch (SqlProblem passes) {
            claiming.takeOvers().forEach(taken -> claiming.held.add(taken.row().id()));
            return List.of();
        }
    }

    /** The transaction of a claim: the claim, for take-overs the last row and the one that follows it, and COMMIT. */
    private final class Claiming implements Connection.Rounds {

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

        List<Taken> takeOvers() {
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
