package io.durablefunctions.testing.simulation;

import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.StateStoreException;
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
import io.durablefunctions.testing.simulation.Weather.Fault;
import io.durablefunctions.testing.simulation.database.Change;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.LeaseStatements;
import io.durablefunctions.testing.simulation.database.MailStatements;
import io.durablefunctions.testing.simulation.database.Micros;
import io.durablefunctions.testing.simulation.database.Read;
import io.durablefunctions.testing.simulation.database.Request;
import io.durablefunctions.testing.simulation.database.SqlProblem;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A state store on the modelled database, for one process. It keeps the protocol as a store on a real one does. */
final class SimulatedStateStore implements StateStore {

    private final World world;
    private final SimulatedProcess process;
    private final Hints hints;
    private final SimulatedClaiming claiming;

    SimulatedStateStore(World world, SimulatedProcess process, Hints hints) {
        this.world = world;
        this.process = process;
        this.hints = hints;
        this.claiming = new SimulatedClaiming(world, process);
        process.claims(claiming::isUnanswered);
    }

    /** Something that asks the database. */
    private interface Call<T> {
        T on(Connection connection) throws ConnectionLost, SqlProblem;
    }

    private <T> T call(Call<T> call) {
        if (process.isDead()) {
            throw new ProcessDied();
        }
        if (world.strikes(Fault.REPEAT)) {
            once(call);
        }
        return once(call);
    }

    private <T> T once(Call<T> call) {
        try (Connection connection = new Connection(world, process)) {
            return call.on(connection);
        } catch (ConnectionLost | SqlProblem failed) {
            throw new StateStoreException("The database does not answer: " + failed.getMessage(), failed);
        }
    }

    private <T> T read(Read<T> query) {
        return call(connection -> connection.read(query));
    }

    private <K extends Comparable<K>, R> List<R> change(java.util.function.Supplier<Change<K, R>> statement) {
        return call(connection -> {
            Change<K, R> change = statement.get();
            connection.send(Request.committing(List.of(change)));
            return change.answer();
        });
    }

    @Override
    public void prepare() {}

    @Override
    public Instant now() {
        long now = read(MailStatements.now());
        boolean ownClock = world.database().has(Flaw.TIMERS_ON_HOST_CLOCK);
        return Micros.instant(ownClock ? now + process.clockAhead() : now);
    }

    @Override
    public List<Written> write(List<Commit> commits, Duration patience) {
        if (process.isDead()) {
            throw new ProcessDied();
        }
        List<Written> results = new SimulatedWriting(world, process).write(commits, patience);
        SimulatedRouse rouse = new SimulatedRouse(world.database());
        for (int i = 0; i < results.size(); i++) {
            rouse.add(commits.get(i), results.get(i));
        }
        if (!rouse.ids().isEmpty()) {
            try {
                rouse(rouse.ids());
            } catch (StateStoreException sweepWill) {
                world.trace().add("not roused");
            }
        }
        if (rouse.othersMayHaveWork()) {
            hints.give(process);
        }
        return results;
    }

    @Override
    public List<ClaimedInstance> claim(ClaimRequest request) {
        return claiming.answer(call(connection -> claiming.claim(request)));
    }

    @Override
    public Optional<ClaimedInstance> claimById(String instanceId, ClaimRequest request) {
        return call(connection -> claiming.claimById(instanceId, request));
    }

    @Override
    public List<ClaimableInstance> claimable(Set<String> functions, int limit) {
        return read(LeaseStatements.claimable(functions, limit)).stream()
                .map(row -> new ClaimableInstance(
                        row.id(),
                        Micros.instant(row.due()),
                        row.function(),
                        row.version(),
                        row.owner(),
                        row.owner() == null ? null : Micros.instant(row.leaseEnds())))
                .toList();
    }

    @Override
    public Set<Lease> renew(Collection<Lease> leases, Duration duration) {
        List<InstanceRow> renewed =
                change(() -> LeaseStatements.renew(leases, duration, Objects.requireNonNullElse(process.owner(), "")));
        Set<Lease> kept = new HashSet<>();
        renewed.forEach(row -> kept.add(new Lease(row.id(), row.version())));
        return kept;
    }

    @Override
    public void rouse(Collection<String> instanceIds) {
        change(() -> MailStatements.rouse(instanceIds));
    }

    @Override
    public List<ReceivedMessage> mail(String host, int limit) {
        return read(MailStatements.ofHost(host, limit));
    }

    @Override
    public void sweep() {
        if (world.database().has(Flaw.NO_SWEEPER)) {
            return;
        }
        List<String> sleepers = read(MailStatements.sleepersWithMail());
        if (!sleepers.isEmpty()) {
            rouse(sleepers);
        }
        change(MailStatements::setAside);
    }

    @Override
    public Optional<StoredInstance> find(String instanceId, boolean journal) {
        LeaseStatements.Found found = read(LeaseStatements.find(instanceId));
        return found.row() == null
                ? Optional.empty()
                : Optional.of(SimulatedClaiming.stored(found.row(), journal ? found.journal() : List.of()));
    }

    @Override
    public Map<String, Optional<StoredInstance>> ended(Collection<String> instanceIds) {
        Map<String, InstanceRow> rows = read(TurnStatements.rows(List.copyOf(instanceIds)));
        Map<String, Optional<StoredInstance>> ended = new LinkedHashMap<>();
        for (String id : instanceIds) {
            InstanceRow row = rows.get(id);
            if (row == null) {
                ended.put(id, Optional.empty());
            } else if (row.completed()) {
                ended.put(id, Optional.of(SimulatedClaiming.stored(row, List.of())));
            }
        }
        return ended;
    }

    @Override
    public List<StoredInstance> search(
            InstanceFilter filter, @Nullable InstanceKey after, int limit, JournalExcerpt excerpt) {
        throw notAsked();
    }

    @Override
    public long count(InstanceFilter filter, long most) {
        throw notAsked();
    }

    @Override
    public List<HostLeases> hosts() {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException(
                "No host asks for lists of instances: they are for people, and no part of the protocol that is"
                        + " simulated.");
    }

    @Override
    public Purged purge(String instanceId) {
        return call(connection -> {
            Change<String, InstanceRow> purge = LeaseStatements.purge(instanceId);
            List<String> mailOf = world.database().has(Flaw.PURGE_LEAVES_INBOX) ? List.of() : List.of(instanceId);
            connection.send(Request.committing(
                    List.of(purge, TurnStatements.fold(List.of(instanceId)), MailStatements.removeAll(mailOf))));
            if (!purge.answer().isEmpty()) {
                return Purged.REMOVED;
            }
            return connection.read(TurnStatements.rows(List.of(instanceId))).isEmpty() ? Purged.ABSENT : Purged.RUNNING;
        });
    }

    @Override
    public boolean release(String quarantinedInstanceId) {
        return !change(() -> LeaseStatements.release(quarantinedInstanceId)).isEmpty();
    }

    @Override
    public Subscription listen(Runnable hint) {
        return hints.listen(process, hint);
    }

    @Override
    public void close() {}
}
