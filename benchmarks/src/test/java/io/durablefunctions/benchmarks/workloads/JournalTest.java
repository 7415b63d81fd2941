package io.durablefunctions.benchmarks.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalTest {

    private static final String EVENTS = "[{\"@type\":\"TurnStarted\",\"at\":\"2026-01-02T03:04:05.123456Z\"},"
            + "{\"@type\":\"ActivityCompleted\",\"ordinal\":3,\"result\":\"3\"},"
            + "{\"@type\":\"ActivityScheduled\",\"ordinal\":4,\"name\":\"Steps.step\",\"input\":\"4\"},"
            + "{\"@type\":\"ActivityCompleted\",\"ordinal\":5,\"result\":\"5\"}]";

    @Test
    void steps_that_completed_are_found_in_a_journal_row_and_those_that_only_began_are_not() {
        assertThat(Journal.inJournalRow(EVENTS)).containsExactly(3, 5);
    }

    @Test
    void steps_that_completed_are_found_in_the_state_of_an_instance_that_has_ended() {
        String state = "{\"status\":\"COMPLETED\",\"input\":\"20\",\"startId\":\"s\",\"output\":\"19\",\"history\":"
                + EVENTS + "}";
        assertThat(Journal.inState(state)).containsExactly(3, 5);
    }
}
