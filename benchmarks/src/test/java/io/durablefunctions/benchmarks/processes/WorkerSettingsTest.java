package io.durablefunctions.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {

    @Test
    void settings_arrive_in_the_other_process_as_they_were_given() {
        WorkerSettings settings = WorkerSettings.defaults()
                .orchestrations(12_000)
                .lease(Duration.ofSeconds(10))
                .hints(false)
                .heapMegabytes(512)
                .stepLog(Path.of("a=b", "steps"));
        assertThat(WorkerSettings.of(settings.arguments().toArray(String[]::new)))
                .isEqualTo(settings);
        assertThat(WorkerSettings.of(WorkerSettings.defaults().arguments().toArray(String[]::new)))
                .isEqualTo(WorkerSettings.defaults());
    }
}
