package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.durable;
import static io.durablefunctions.store.jdbi.Given.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server whose {@code lc_messages} is not English. */
class TranslatedServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String database = TestServer.newDatabase();
    private Relay relay;
    private PostgreSqlStateStore store;

    @BeforeEach
    void open() throws IOException {
        relay = Relay.before(database, TranslatedServerTest::inGerman);
        store = PostgreSqlStateStore.connect(relay.through(database));
        store.prepare();
    }

    @AfterEach
    void close() {
        store.close();
        relay.close();
    }

    /** Translates how severe an error is, the only word of an error message that a program might read. */
    private static void inGerman(InputStream server, OutputStream client) throws IOException {
        DataInputStream in = new DataInputStream(server);
        DataOutputStream out = new DataOutputStream(client);
        for (int type = in.read(); type >= 0; type = in.read()) {
            byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
            if (type == 'E') {
                body = new String(body, StandardCharsets.ISO_8859_1)
                        .replaceFirst("^SERROR\0", "SFEHLER\0")
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
            out.write(type);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
        }
    }

    @Test
    void of_a_batch_all_are_written_but_the_one_that_lost() {
        long a = started(store, "a", "me");
        long b = started(store, "b", "me");
        assertThat(store.write(List.of(Commit.of(append("a", a - 1, 1)), Commit.of(append("b", b, 1))), PATIENCE))
                .containsExactly(new Written.LeaseLost(), durable(b));
    }

    @Test
    void of_a_batch_all_are_written_but_the_one_whose_data_are_refused() {
        long a = started(store, "a", "me");
        long b = started(store, "b", "me");
        TurnWrite unstorable = new TurnWrite("a", a, new HistoryRow(1, "\0"), List.of(), new Then.Keep());
        List<Written> written = store.write(List.of(Commit.of(unstorable), Commit.of(append("b", b, 1))), PATIENCE);
        assertThat(((Written.Failed) written.get(0)).cause()).hasMessageContaining("refuses the data of instance 'a'");
        assertThat(written.get(1)).isEqualTo(durable(b));
    }
}
