package io.durablefunctions.samples.eternal;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.samples.eternal.Metering.Total;
import io.durablefunctions.testing.TestRuntime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeteringTest {

    @Test
    void a_thousand_rounds_end_with_their_total() {
        try (TestRuntime runtime = TestRuntime.builder()
                .orchestrator(Metering.class, MeteringOrchestrator::new)
                .activities(Meter.class, round -> round)
                .start()) {
            Total total =
                    MeteringClient.of(runtime).start(new Total(0, 0), 1_000).await(Duration.ofHours(1));
            assertThat(total).isEqualTo(new Total(1_000, 500_500));
        }
    }
}
