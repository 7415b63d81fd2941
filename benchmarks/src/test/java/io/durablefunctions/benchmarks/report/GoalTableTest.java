package io.durablefunctions.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.benchmarks.measure.Goal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTableTest {

    private static final List<Goal> GOALS = List.of(
            new Goal("W1", "steps/s / those of dbos", true, 15, 16.344),
            new Goal("W3", "time", false, 1 / 30.0, 0.05),
            new Goal("W4", "time | nothing", false, 1, Double.NaN));

    @Test
    void on_a_terminal_its_columns_are_aligned() {
        assertThat(GoalTable.plain(GOALS)).isEqualTo("""
                        workload  what                     goal        measured
                        W1        steps/s / those of dbos  >= 15       16.34     reached
                        W3        time                     <= 0.03333  0.05      NOT REACHED
                        W4        time | nothing           <= 1        -         NOT REACHED
                        """);
    }

    @Test
    void in_a_report_it_is_markdown() {
        assertThat(GoalTable.markdown(GOALS)).isEqualTo("""
                        | workload | what | goal | measured |  |
                        |---|---|---|---|---|
                        | W1 | steps/s / those of dbos | >= 15 | 16.34 | reached |
                        | W3 | time | <= 0.03333 | 0.05 | NOT REACHED |
                        | W4 | time \\| nothing | <= 1 | - | NOT REACHED |
                        """);
    }
}
