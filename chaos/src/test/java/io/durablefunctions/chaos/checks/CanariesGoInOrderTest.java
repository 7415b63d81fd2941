package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.chaos.worker.ActivityFile.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanariesGoInOrderTest {

    private static Line begins(int step, long process, long micros) {
        return new Line("canary", Integer.toString(step), 1, process, "1", true, micros);
    }

    private static Line ends(int step, long process, long micros) {
        return new Line("canary", Integer.toString(step), 1, process, "1", false, micros);
    }

    private static List<String> violations(long stopped, Line... lines) {
        return new CanariesGoInOrder(List.of("canary"), List.of(lines), line -> line.process() == stopped).violations();
    }

    @Test
    void one_step_after_the_other_is_right_and_so_is_one_that_begins_again_before_the_next() {
        assertThat(violations(0, begins(0, 1, 1), begins(0, 2, 2), ends(0, 2, 3), begins(1, 2, 4), ends(1, 2, 5)))
                .isEmpty();
    }

    @Test
    void a_step_that_begins_again_after_the_next_one_is_found() {
        assertThat(violations(0, begins(0, 1, 1), ends(0, 1, 2), begins(1, 1, 3), begins(0, 2, 4)))
                .containsExactly("canary began step 0 in process 2 at 4 after step 1 had begun");
    }

    @Test
    void a_process_that_had_been_stopped_cannot_know_better() {
        assertThat(violations(2, begins(0, 1, 1), ends(0, 1, 2), begins(1, 1, 3), begins(0, 2, 4)))
                .isEmpty();
    }

    @Test
    void a_step_that_was_left_out_is_found() {
        assertThat(violations(0, begins(0, 1, 1), ends(0, 1, 2), begins(2, 1, 3)))
                .containsExactly("canary began step 2 in process 1 at 3 before step 1 had ended");
    }

    @Test
    void a_step_that_begins_before_the_one_before_has_ended_is_found() {
        assertThat(violations(0, begins(0, 1, 1), begins(1, 1, 2), ends(0, 1, 3)))
                .containsExactly("canary began step 1 in process 1 at 2 before step 0 had ended");
    }
}
