package io.durablefunctions.benchmarks.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerCpuTest {

    @Test
    void user_and_system_time_are_added_whatever_the_name_of_the_process_contains() {
        String stat = "27566 (postgres: a (b) c) S 1 27566 27566 0 -1 4194560 2719 0 1 0 150 50 0 0 20 0 1 0 100 0 0";
        assertThat(ServerCpu.seconds(stat)).isEqualTo(2.0);
    }
}
