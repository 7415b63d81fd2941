package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.chaos.checks.PoisonIsContained.Seen;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoisonIsContainedTest {

    private static List<String> violations(Seen seen) {
        return new PoisonIsContained(List.of(seen), Set.of()).violations();
    }

    @Test
    void one_that_is_shown_as_blocked_and_ends_is_right() {
        assertThat(violations(new Seen("p", "FAILED|BLOCKED", "BLOCKED", true))).isEmpty();
    }

    @Test
    void one_that_is_shown_as_something_else_is_found() {
        assertThat(violations(new Seen("p", "BLOCKED", "RUNNING", true))).hasSize(1);
    }

    @Test
    void one_that_cannot_be_ended_is_found() {
        assertThat(violations(new Seen("p", "BLOCKED", "BLOCKED", false))).hasSize(1);
    }

    @Test
    void another_one_that_was_set_aside_is_found() {
        assertThat(new PoisonIsContained(List.of(), Set.of("a")).violations())
                .containsExactly("a was set aside and harms nobody");
    }
}
