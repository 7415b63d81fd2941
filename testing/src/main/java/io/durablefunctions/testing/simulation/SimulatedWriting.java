package io.durablefunctions.testing.simulation;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.Written;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.MailStatements;
import io.durablefunctions.testing.simulation.database.Request;
import io.durablefunctions.testing.simulation.database.SqlProblem;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes commits: all together at first, then without those that lost their lease, then again after what passes by itself, until each has a
 * result.
 */
final class SimulatedWriting {

    /** What the columns of ids and names hold. */
    private static final int LONGEST = 255;

    private static final long PAUSE_NANOS = 5_000_000;

    private final World world;
    private final SimulatedProcess process;

    SimulatedWriting(World world, SimulatedProcess process) {
        this.world = world;
        this.process = process;
    }

    /** Whether the server may have received something that it has not begun with. */
    private boolean inDoubt;

    private record Numbered(int number, Commit commit) {}

    List<Written> write(List<Commit> commits, Duration patience) {
        Written[] results = new Written[commits.size()];
        long end = world.nanos() + patience.toNanos();
        for (List<Numbered> batch : batches(commits)) {
            List<Numbered> rest = storable(batch, results);
            while (!rest.isEmpty()) {
                rest = once(rest, results, end);
            }
        }
        return List.of(results);
    }

    private static List<Numbered> storable(List<Numbered> batch, Written[] results) {
        List<Numbered> storable = new ArrayList<>();
        for (Numbered each : batch) {
            if (each.commit().starts().stream().anyMatch(SimulatedWriting::isTooLong)) {
                results[each.number()] = new Written.Failed(
                        new InvalidPayloadException("An id or a name is longer than a column.", null));
            } else {
                storable.add(each);
            }
        }
        return storable;
    }

    private static boolean isTooLong(NewInstance start) {
        return Math.max(start.instanceId().length(), start.functionName().length()) > LONGEST;
    }

    /** A turn of an instance that was started, or took a turn, earlier in the list waits for the next batch. */
    private static List<List<Numbered>> batches(List<Commit> commits) {
        List<List<Numbered>> batches = new ArrayList<>();
        List<Numbered> batch = new ArrayList<>();
        Set<String> touched = new HashSet<>();
        for (int i = 0; i < commits.size(); i++) {
            Commit commit = commits.get(i);
            if (commit.turn() != null && !touched.add(commit.turn().instanceId())) {
                batches.add(batch);
                batch = new ArrayList<>();
                touched = new HashSet<>(Set.of(commit.turn().instanceId()));
            }
            commit.starts().stream().map(NewInstance::instanceId).forEach(touched::add);
            batch.add(new Numbered(i, commit));
        }
        batches.add(batch);
        return batches;
    }

    private List<Numbered> once(List<Numbered> batch, Written[] results, long end) {
        List<Commit> commits = batch.stream().map(Numbered::commit).toList();
        WritePlan plan = new WritePlan(commits);
        try {
            consumeFirst(plan);
            List<Written> written = plan.fitsOneRoundTrip() ? atOnce(commits, plan) : null;
            if (written != null) {
                return done(batch, results, written);
            }
            StepByStepWrite transaction = new StepByStepWrite(world, process, commits, plan);
            Set<String> losers = transaction.run();
            return losers == null ? done(batch, results, transaction.results()) : without(batch, results, losers, end);
        } catch (UnknownCommit unknown) {
            return settle(batch, results, unknown, end);
        } catch (ConnectionLost | SqlProblem passes) {
            return again(end) ? batch : fail(batch, results, failure(passes));
        }
    }

    private void consumeFirst(WritePlan plan) throws ConnectionLost, SqlProblem {
        if (world.database().has(Flaw.CONSUME_IN_ANOTHER_TRANSACTION) && !plan.consumed.isEmpty()) {
            send(Request.committing(List.of(MailStatements.consume(plan.consumed, false))));
        }
    }

    private void send(Request request) throws ConnectionLost, SqlProblem {
        try (Connection connection = new Connection(world, process)) {
            connection.send(request);
        }
    }

    // ---- in one round trip

    /** Null if it came up short: step by step shows who lost. */
    private @Nullable List<Written> atOnce(List<Commit> commits, WritePlan plan)
            throws ConnectionLost, SqlProblem, UnknownCommit {
        WriteStatements statements = new WriteStatements(world.database(), plan, true, process.owner());
        boolean commitsLater = world.database().has(Flaw.ACKNOWLEDGE_BEFORE_COMMIT) && !plan.isDecidedByTurns();
        Request request = commitsLater ? Request.within(statements.all()) : Request.committing(statements.all());
        try (Connection connection = new Connection(world, process)) {
            connection.send(request);
            List<Written> written = complete(commits, plan, statements.started(), connection);
            if (commitsLater) {
                connection.leave(Request.committing(List.of()));
            }
            return written;
        } catch (ConnectionLost lost) {
            throw new UnknownCommit(plan, null, request);
        } catch (SqlProblem problem) {
            if (problem.kind() == SqlProblem.Kind.GUARD || problem.kind() == SqlProblem.Kind.UNIQUE_KEY) {
                return null;
            }
            throw problem;
        }
    }

    /** A start that met an instance which is gone by now is free to begin. */
    private List<Written> complete(List<Commit> commits, WritePlan plan, List<InstanceRow> first, Connection connection)
            throws ConnectionLost, SqlProblem {
        List<InstanceRow> started = new ArrayList<>(first);
        while (true) {
            Map<String, InstanceRow> existing = started.size() < plan.starts.size()
                    ? connection.read(TurnStatements.rows(
                            plan.starts.stream().map(NewInstance::instanceId).toList()))
                    : Map.of();
            List<@Nullable Written> results = new WriteResults(started, existing, List.of()).of(commits);
            if (!results.contains(null)) {
                return List.copyOf(results);
            }
            var again = TurnStatements.start(plan.starts.stream()
                    .filter(start -> !existing.containsKey(start.instanceId()))
                    .toList());
            connection.send(Request.committing(List.of(again)));
            started.addAll(again.answer());
        }
    }

    private List<Numbered> without(List<Numbered> batch, Written[] results, Set<String> losers, long end) {
        if (losers.isEmpty()) {
            return again(end) ? batch : fail(batch, results, failure(null));
        }
        List<Numbered> rest = new ArrayList<>();
        for (Numbered each : batch) {
            if (each.commit().turn() != null
                    && losers.contains(each.commit().turn().instanceId())) {
                results[each.number()] = new Written.LeaseLost();
            } else {
                rest.add(each);
            }
        }
        return rest;
    }

    // ---- what became of a COMMIT without an answer

    private List<Numbered> settle(List<Numbered> batch, Written[] results, UnknownCommit unknown, long end) {
        Settling settling = new Settling(world, process, unknown);
        while (true) {
            switch (settling.outcome()) {
                case DURABLE -> {
                    List<Written> written =
                            unknown.ifDurable != null ? unknown.ifDurable : recovered(batch, unknown.plan);
                    if (written != null) {
                        return done(batch, results, written);
                    }
                    if (!again(end)) {
                        return fail(batch, results, unknown());
                    }
                }
                case NOT_DURABLE -> {
                    inDoubt |= unknown.ifDurable == null;
                    return again(end) ? batch : fail(batch, results, failure(unknown));
                }
                case UNDECIDABLE -> {
                    if (world.database().has(Flaw.UNKNOWN_SEND_SENT_AGAIN)) {
                        return batch;
                    }
                    fail(
                            batch.stream()
                                    .filter(each -> each.commit().turn() == null)
                                    .toList(),
                            results,
                            unknown());
                    return batch.stream()
                            .filter(each -> each.commit().turn() != null)
                            .toList();
                }
                case OPEN -> {
                    if (!again(end)) {
                        return fail(batch, results, unknown());
                    }
                }
            }
        }
    }

    private DurableFunctionsException failure(@Nullable Exception cause) {
        return inDoubt ? unknown() : new StateStoreException("Nothing was written.", cause);
    }

    private static OutcomeUnknownException unknown() {
        return new OutcomeUnknownException("It cannot be told whether it was written.", null);
    }

    private @Nullable List<Written> recovered(List<Numbered> batch, WritePlan plan) {
        List<Commit> commits = batch.stream().map(Numbered::commit).toList();
        try (Connection connection = new Connection(world, process)) {
            Map<String, InstanceRow> rows = connection.read(TurnStatements.rows(
                    plan.starts.stream().map(NewInstance::instanceId).toList()));
            List<InstanceRow> mine = Settling.mine(plan, rows);
            List<@Nullable Written> known = new WriteResults(mine, rows, List.of()).of(commits);
            List<Written> written = new ArrayList<>();
            for (int i = 0; i < known.size(); i++) {
                Written one = known.get(i);
                written.add(one != null ? one : vanished(commits.get(i)));
            }
            return written;
        } catch (ConnectionLost | SqlProblem e) {
            return null;
        }
    }

    private static Written vanished(Commit commit) {
        return commit.turn() != null ? new Written.LeaseLost() : new Written.Failed(unknown());
    }

    // ---- results

    private boolean again(long end) {
        if (world.nanos() >= end) {
            return false;
        }
        world.until(() -> false, world.nanos() + PAUSE_NANOS, process);
        return true;
    }

    private static List<Numbered> done(List<Numbered> batch, Written[] results, List<Written> written) {
        for (int i = 0; i < batch.size(); i++) {
            results[batch.get(i).number()] = written.get(i);
        }
        return List.of();
    }

    private static List<Numbered> fail(List<Numbered> batch, Written[] results, DurableFunctionsException cause) {
        batch.forEach(each -> results[each.number()] = new Written.Failed(cause));
        return List.of();
    }
}
