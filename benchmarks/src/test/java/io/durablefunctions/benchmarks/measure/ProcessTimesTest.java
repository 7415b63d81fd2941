package io.durablefunctions.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessTimesTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void this_process_has_used_some() {
        int pid = Math.toIntExact(ProcessHandle.current().pid());
        assertThat(ProcessTimes.secondsOfTree(pid)).isPresent();
        assertThat(ProcessTimes.secondsOfTree(pid).getAsDouble()).isPositive();
    }

    @Test
    void of_a_process_that_is_not_there_it_cannot_be_told() {
        assertThat(ProcessTimes.secondsOfTree(Integer.MAX_VALUE)).isEmpty();
    }
}
