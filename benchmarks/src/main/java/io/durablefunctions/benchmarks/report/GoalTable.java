package io.durablefunctions.benchmarks.report;

import io.durablefunctions.benchmarks.measure.Goal;
import java.util.List;

/** Goals and what came of them, as a table. */
public final class GoalTable {

    private static final List<String> HEAD = List.of("workload", "what", "goal", "measured", "");

    private GoalTable() {}

    /** For a terminal, each line ended. */
    public static String plain(List<Goal> goals) {
        List<List<String>> rows = TextTable.rows(HEAD, goals, GoalTable::cells);
        return TextTable.plain(rows);
    }

    /** For a report. */
    public static String markdown(List<Goal> goals) {
        return TextTable.markdown(TextTable.rows(HEAD, goals, GoalTable::cells));
    }

    private static List<String> cells(Goal goal) {
        return List.of(
                goal.workload(),
                goal.what(),
                (goal.atLeast() ? ">= " : "<= ") + Numbers.text(goal.wanted()),
                Numbers.text(goal.measured()),
                goal.isReached() ? "reached" : "NOT REACHED");
    }
}
