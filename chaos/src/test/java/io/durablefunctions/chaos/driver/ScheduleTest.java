package io.durablefunctions.chaos.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void the_same_seed_gives_the_same_faults_at_the_same_times() {
        assertThat(Schedule.of(7, 10)).isEqualTo(Schedule.of(7, 10)).isNotEqualTo(Schedule.of(8, 10));
    }

    @Test
    void there_are_more_of_each_than_there_have_to_be_and_none_after_the_end() {
        Schedule schedule = Schedule.of(7, 60);

        for (FaultKind kind : FaultKind.values()) {
            assertThat(schedule.faults())
                    .filteredOn(due -> due.kind() == kind)
                    .hasSizeGreaterThan(kind.quota(60))
                    .allMatch(due -> due.millis() < 60 * 60_000);
        }
    }

    @Test
    void a_short_run_has_at_least_one_of_each() {
        for (FaultKind kind : FaultKind.values()) {
            assertThat(kind.quota(0.5)).isPositive();
        }
    }
}
