package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.Written;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.Read;
import io.durablefunctions.testing.simulation.database.Request;
import io.durablefunctions.testing.simulation.database.SqlProblem;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A batch written in a transaction whose COMMIT is sent after the answers to all statements. */
final class StepByStepWrite implements Connection.Rounds {

    private enum At {
        BEGIN,
        WRITTEN,
        READ,
        COMMIT
    }

    private final World world;
    private final SimulatedProcess process;
    private final List<Commit> commits;
    private final WritePlan plan;
    private final WriteStatements statements;
    private final Request writing;
    private Read<Map<String, InstanceRow>> existing = TurnStatements.rows(List.of());
    private Map<String, InstanceRow> met = Map.of();
    private @Nullable Set<String> losers;
    private @Nullable List<Written> results;
    private At at = At.BEGIN;

    StepByStepWrite(World world, SimulatedProcess process, List<Commit> commits, WritePlan plan) {
        this.world = world;
        this.process = process;
        this.commits = commits;
        this.plan = plan;
        this.statements = new WriteStatements(world.database(), plan, false, process.owner());
        this.writing = Request.within(statements.all());
    }

    @Override
    public @Nullable Request next() {
        switch (at) {
            case BEGIN -> {
                at = At.WRITTEN;
                return writing;
            }
            case WRITTEN -> {
                Set<String> shorts = statements.losers();
                if (!shorts.isEmpty()) {
                    losers = shorts;
                    return null;
                }
                if (statements.started().size() < plan.starts.size()) {
                    at = At.READ;
                    existing = TurnStatements.rows(
                            plan.starts.stream().map(NewInstance::instanceId).toList());
                    return Request.within(List.of(existing));
                }
                return commit();
            }
            case READ -> {
                met = existing.answer();
                return commit();
            }
            default -> {
                return null;
            }
        }
    }

    private @Nullable Request commit() {
        List<@Nullable Written> known = new WriteResults(statements.started(), met, statements.delivered()).of(commits);
        if (known.contains(null)) {
            losers = Set.of();
            return null;
        }
        results = List.copyOf(known);
        at = At.COMMIT;
        return Request.committing(List.of());
    }

    /** Null if it is durable; else those who have lost, or nobody if it is to be tried again. */
    @Nullable
    Set<String> run() throws ConnectionLost, SqlProblem, UnknownCommit {
        try (Connection connection = new Connection(world, process)) {
            connection.converse(this);
            return losers;
        } catch (ConnectionLost lost) {
            if (at == At.COMMIT) {
                throw new UnknownCommit(plan, results, writing);
            }
            throw lost;
        }
    }

    List<Written> results() {
        return java.util.Objects.requireNonNull(results);
    }
}
