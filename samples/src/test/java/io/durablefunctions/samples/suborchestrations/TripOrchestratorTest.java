package io.durablefunctions.samples.suborchestrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.testing.TestContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripOrchestratorTest {

    @Test
    void a_stage_that_cannot_be_booked_stops_no_other() {
        TestContext context =
                TestContext.with(Desk.class, new PlayedDesk()).orchestrator(Trip.Stage.class, StageOrchestrator::new);
        List<String> lines = new TripOrchestrator().book(context, List.of("Berlin", "Atlantis", "Paris"));
        assertThat(lines.get(0)).startsWith("stage 1 could not be booked").contains("no rails lead to Atlantis");
        assertThat(lines.get(1)).startsWith("Atlantis - Paris: train ");
    }
}
