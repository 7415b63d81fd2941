package io.durablefunctions.samples.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.testing.TestContext;
import org.junit.jupiter.api.Test;

class DeliveryOrchestratorTest {

    private record Played(RuntimeException accident) implements Carriers {

        @Override
        public String byTrain(String address) {
            throw accident;
        }

        @Override
        public String byBicycle(String address) {
            return "bicycle";
        }
    }

    private static String deliver(RuntimeException accident) {
        TestContext context = TestContext.with(Carriers.class, new Played(accident));
        return new DeliveryOrchestrator().deliver(context, "town");
    }

    @Test
    void what_the_train_cannot_bring_comes_by_bicycle() {
        assertThat(deliver(new IllegalStateException("late"))).isEqualTo("bicycle");
    }

    @Test
    void an_unknown_address_is_an_answer() {
        assertThat(deliver(new UnknownAddress("town"))).isEqualTo("sent back, no such address: town");
    }
}
