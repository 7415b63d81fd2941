package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.testing.simulation.Weather.Fault;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.JournalRow;
import io.durablefunctions.testing.simulation.database.Request;
import io.durablefunctions.testing.simulation.database.SqlProblem;
import io.durablefunctions.testing.simulation.database.Statement;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import io.durablefunctions.testing.simulation.database.TurnStatements.Append;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what became of a COMMIT without an answer: by writing the same again, which waits for the old back end, and taking it back. */
final class Settling {

    enum Outcome {
        DURABLE,
        NOT_DURABLE,
        OPEN,
        UNDECIDABLE
    }

    private final World world;
    private final SimulatedProcess process;
    private final UnknownCommit unknown;
    private final boolean byReading;

    Settling(World world, SimulatedProcess process, UnknownCommit unknown) {
        this.world = world;
        this.process = process;
        this.unknown = unknown;
        this.byReading = world.database().has(Flaw.UNKNOWN_COMMIT_SETTLED_BY_READING);
    }

    Outcome outcome() {
        try (Connection connection = new Connection(world, process)) {
            if (!unknown.plan.appends.isEmpty()) {
                return appended(connection);
            }
            if (unknown.plan.isDecidedByTurns()) {
                return completed(connection);
            }
            return unknown.ifDurable == null ? started(connection) : status();
        } catch (ConnectionLost | SqlProblem passes) {
            return Outcome.OPEN;
        }
    }

    private Outcome appended(Connection connection) throws ConnectionLost, SqlProblem {
        var again = TurnStatements.append(unknown.plan.appends, true);
        var there = TurnStatements.mine(unknown.plan.appends);
        var now = TurnStatements.rows(
                unknown.plan.appends.stream().map(Append::instanceId).toList());
        takeBack(connection, again, there, now);
        Set<String> mine = new HashSet<>(there.answer());
        if (!byReading) {
            for (JournalRow.Key inserted : again.keys()) {
                mine.remove(inserted.instanceId());
            }
        }
        if (!mine.isEmpty()) {
            return Outcome.DURABLE;
        }
        boolean untouched = unknown.plan.appends.stream()
                .anyMatch(row -> isUntouched(now.answer().get(row.instanceId()), row.version()));
        return untouched ? Outcome.NOT_DURABLE : overtaken(connection);
    }

    private static boolean isUntouched(@Nullable InstanceRow row, long version) {
        return row != null && !row.completed() && row.version() == version;
    }

    private Outcome overtaken(Connection connection) throws ConnectionLost, SqlProblem {
        if (!unknown.plan.hasOthersThanTurns()) {
            return Outcome.NOT_DURABLE;
        }
        boolean isStarted = !unknown.plan.starts.isEmpty() && started(connection) == Outcome.DURABLE;
        return isStarted ? Outcome.DURABLE : Outcome.UNDECIDABLE;
    }

    private void takeBack(Connection connection, Statement<?> again, Statement<?>... looks)
            throws ConnectionLost, SqlProblem {
        List<Statement<?>> statements = new ArrayList<>();
        if (!byReading) {
            statements.add(again);
        }
        statements.addAll(List.of(looks));
        connection.send(Request.rollingBack(statements));
    }

    private Outcome completed(Connection connection) throws ConnectionLost, SqlProblem {
        for (TurnWrite turn : unknown.plan.changes) {
            if (turn.then() instanceof Then.Complete) {
                var row = TurnStatements.rows(List.of(turn.instanceId()));
                takeBack(connection, TurnStatements.lock(turn.instanceId()), row);
                InstanceRow now = row.answer().get(turn.instanceId());
                if (now != null && now.completed() && now.version() == turn.version() + 1) {
                    return Outcome.DURABLE;
                }
                if (isUntouched(now, turn.version())) {
                    return Outcome.NOT_DURABLE;
                }
            }
        }
        return overtaken(connection);
    }

    private Outcome started(Connection connection) throws ConnectionLost, SqlProblem {
        var again = TurnStatements.start(unknown.plan.starts);
        var rows = TurnStatements.rows(
                unknown.plan.starts.stream().map(NewInstance::instanceId).toList());
        takeBack(connection, again, rows);
        Set<String> mine = new HashSet<>();
        mine(unknown.plan, rows.answer()).forEach(row -> mine.add(row.id()));
        again.answer().forEach(row -> mine.remove(row.id()));
        return mine.isEmpty() ? Outcome.NOT_DURABLE : Outcome.DURABLE;
    }

    /** Of these rows, those that are what the batch's starts inserted and nobody else has had since. */
    static List<InstanceRow> mine(WritePlan plan, Map<String, InstanceRow> rows) {
        List<InstanceRow> mine = new ArrayList<>();
        for (NewInstance start : plan.starts) {
            InstanceRow row = rows.get(start.instanceId());
            if (row != null
                    && row.version() == row.createdAt()
                    && row.state().equals(start.stateJson())
                    && Objects.equals(row.owner(), start.leasedTo())) {
                mine.add(row);
            }
        }
        return mine;
    }

    private Outcome status() {
        if (world.strikes(Fault.NO_TRANSACTION_STATUS)) {
            return Outcome.UNDECIDABLE;
        }
        return unknown.request
                .isDurable()
                .map(durable -> durable ? Outcome.DURABLE : Outcome.NOT_DURABLE)
                .orElse(Outcome.OPEN);
    }
}
