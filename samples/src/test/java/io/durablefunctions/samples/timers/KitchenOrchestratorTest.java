package io.durablefunctions.samples.timers;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.samples.timers.Kitchen.Dish;
import io.durablefunctions.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KitchenOrchestratorTest {

    @Test
    void dishes_ring_in_the_order_in_which_they_are_done() {
        List<String> rung = new ArrayList<>();
        List<String> done = new KitchenOrchestrator()
                .cook(
                        TestContext.with(Bell.class, rung::add),
                        List.of(new Dish("roast", 7_200), new Dish("eggs", 300), new Dish("rice", 900)));
        assertThat(done).containsExactly("eggs", "rice", "roast").isEqualTo(rung);
    }
}
