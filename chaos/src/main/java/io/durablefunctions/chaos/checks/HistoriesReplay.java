package io.durablefunctions.chaos.checks;

import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.testing.workload.OfflineReplay;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Invariant 8: the code, run again over the history of an instance that has ended, ends in the same way and decides nothing new. */
public final class HistoriesReplay implements Check {

    private final DataSource database;
    private final Orchestrator<?, ?> orchestrator;
    private final OfflineReplay replay;

    /**
     * A check.
     *
     * @param orchestrator the code; instances of others are passed by
     */
    public HistoriesReplay(DataSource database, Orchestrator<?, ?> orchestrator) {
        this.database = database;
        this.orchestrator = orchestrator;
        this.replay = new OfflineReplay(orchestrator);
    }

    @Override
    public String invariant() {
        return "8 a stored history replays to the same end";
    }

    @Override
    public List<String> violations() throws SQLException {
        List<String> violations = new ArrayList<>();
        StoredRuns.forEach(database, run -> {
            if (run.completed()
                    && run.functionName().equals(orchestrator.definition().name())) {
                String wrong = replay.complaintOfEnded(run.instanceId(), run.state(), run.history());
                if (!wrong.isEmpty()) {
                    violations.add(run.instanceId() + ": " + wrong);
                }
            }
        });
        return violations;
    }
}
