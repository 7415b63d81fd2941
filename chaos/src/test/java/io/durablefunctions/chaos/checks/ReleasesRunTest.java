package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.chaos.worker.ActivityFile.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasesRunTest {

    private static final List<Line> LINES =
            List.of(new Line("a", "0", 1, 1, "1", true, 1), new Line("a", "1", 1, 2, "2", true, 2));

    @Test
    void releases_that_all_ran_are_right() {
        assertThat(new ReleasesRun(2, LINES).violations()).isEmpty();
    }

    @Test
    void a_release_that_never_ran_is_found() {
        assertThat(new ReleasesRun(3, LINES).violations()).containsExactly("no activity ran the code of release 3");
    }
}
