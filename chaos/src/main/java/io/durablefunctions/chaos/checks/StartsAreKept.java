package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Invariant 2: what was acknowledged to be started exists; what was said to have failed does not. */
public final class StartsAreKept implements Check {

    private static final String INSTANCES = "SELECT instance_id || ' ' || function_name FROM durable_state";

    private final DataSource database;
    private final List<Entry> log;

    /**
     * A check.
     *
     * @param log what was asked and answered
     */
    public StartsAreKept(DataSource database, List<Entry> log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public String invariant() {
        return "2 an acknowledged start exists, a failed one does not";
    }

    @Override
    public List<String> violations() throws SQLException {
        Set<String> instances = new HashSet<>(Sql.texts(database, INSTANCES));
        Map<String, Set<Outcome>> answers = new TreeMap<>();
        for (Entry entry : log) {
            if (entry.is(Kind.START)) {
                String instance =
                        entry.operation().instanceId() + " " + entry.operation().name();
                answers.computeIfAbsent(instance, none -> EnumSet.noneOf(Outcome.class))
                        .add(entry.answer().outcome());
            }
        }
        List<String> violations = new ArrayList<>();
        answers.forEach((instance, outcomes) -> {
            if (outcomes.contains(Outcome.DONE) && !instances.contains(instance)) {
                violations.add(instance + " was acknowledged and does not exist");
            }
            if (outcomes.equals(Set.of(Outcome.FAILED)) && instances.contains(instance)) {
                violations.add(instance + " was said to have failed and exists");
            }
        });
        return violations;
    }
}
