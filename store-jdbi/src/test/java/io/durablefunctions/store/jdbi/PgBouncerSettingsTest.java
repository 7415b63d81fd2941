package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StateStoreException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PgBouncerSettingsTest {

    @Test
    void settings_that_do_not_pass_are_refused_at_once_and_named() throws IOException {
        PgBouncer.requireInstalled();
        try (PgBouncer pooler = PgBouncer.before(TestServer.newDatabase());
                PostgreSqlStateStore store = PostgreSqlStateStore.connect(
                        pooler.connectionString(), PgBouncer.options().withSessionSettings(true))) {
            assertThatThrownBy(store::prepare)
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("unsupported startup parameter")
                    .hasMessageContaining("options");
        }
    }
}
