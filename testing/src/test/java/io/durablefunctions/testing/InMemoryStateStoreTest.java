package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On the system's clock. */
class InMemoryStateStoreTest extends StateStoreContract {

    @Override
    protected StateStore newStore() {
        return new InMemoryStateStore();
    }

    @Test
    void claims_and_mail_do_not_look_at_a_hundred_thousand_that_sleep() {
        List<Commit> starts = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            starts.add(Commit.of(new NewInstance(
                    "sleeper" + i, "Sleep", "{}", Duration.ofDays(1).plusMillis(i), null, Duration.ZERO)));
        }
        store().write(starts, PATIENCE);
        ClaimRequest request = new ClaimRequest("host", Set.of("Sleep"), 10, LONG, FENCE);
        for (int i = 0; i < 10_000; i++) { // a look at each of them would be a billion
            assertThat(store().claim(request)).isEmpty();
            assertThat(store().mail("host", 10)).isEmpty();
            store().sweep();
        }
        store().write(List.of(Commit.of(new Message("sleeper7", "1", "1", false))), PATIENCE);
        assertThat(store().claim(request)).hasSize(1);
        assertThat(store().mail("host", 10)).hasSize(1);
    }
}
