package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.LEASE;
import static io.durablefunctions.store.jdbi.Given.PATIENCE;
import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.leased;
import static io.durablefunctions.store.jdbi.Given.message;
import static io.durablefunctions.store.jdbi.Given.ready;
import static io.durablefunctions.store.jdbi.Given.started;
import static io.durablefunctions.store.jdbi.Given.turn;
import static io.durablefunctions.store.jdbi.Given.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of which not all can be written as they are. */
class BatchesTest {

    private static final int NEIGHBOURS = 25;
    private static final String DATABASE = TestServer.newDatabase();
    private static final PostgreSqlStateStore STORE = PostgreSqlStateStore.connect(DATABASE);

    @BeforeAll
    static void prepare() {
        STORE.prepare();
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    @AfterEach
    void empty() {
        TestServer.execute(DATABASE, "TRUNCATE durable_state, durable_history, durable_inbox");
    }

    /** A turn of instance {@code x}, whose version is {@code v} and which has a row and a message {@code m}, that must not be written. */
    enum Loser {
        APPENDS_AT_AN_OLDER_VERSION {
            @Override
            TurnWrite turn(long v) {
                return append("x", v - 1, 2, "m");
            }
        },
        APPENDS_AT_A_NEWER_VERSION {
            @Override
            TurnWrite turn(long v) {
                return append("x", v + 1, 2, "m");
            }
        },
        APPENDS_A_ROW_THAT_IS_THERE {
            @Override
            TurnWrite turn(long v) {
                return append("x", v, 1, "m");
            }
        },
        HAS_NO_ROW_AND_AN_OLDER_VERSION {
            @Override
            TurnWrite turn(long v) {
                return new TurnWrite("x", v - 1, null, List.of("m"), new Then.Release(null));
            }
        },
        RELEASES_AT_AN_OLDER_VERSION {
            @Override
            TurnWrite turn(long v) {
                return Given.turn("x", v - 1, 2, new Then.Release(null), "m");
            }
        },
        ENDS_AT_AN_OLDER_VERSION {
            @Override
            TurnWrite turn(long v) {
                return Given.turn("x", v - 1, 2, new Then.Complete("{}", false), "m");
            }
        },
        ENDS_WITH_A_ROW_THAT_IS_THERE {
            @Override
            TurnWrite turn(long v) {
                return Given.turn("x", v, 1, new Then.Complete("{}", true), "m");
            }
        },
        GOES_ON_ANEW_AT_AN_OLDER_VERSION {
            @Override
            TurnWrite turn(long v) {
                return Given.turn("x", v - 1, 2, new Then.ContinueAsNew("{\"base\": 2}", 2), "m");
            }
        },
        IS_SET_ASIDE_AT_AN_OLDER_VERSION {
            @Override
            TurnWrite turn(long v) {
                return Given.turn("x", v - 1, 2, new Then.Quarantine(), "m");
            }
        },
        CONSUMES_WHAT_IS_GONE {
            @Override
            TurnWrite turn(long v) {
                return append("x", v, 2, "gone");
            }
        },
        CONSUMES_ONE_THAT_IS_THERE_AND_ONE_THAT_IS_GONE {
            @Override
            TurnWrite turn(long v) {
                return append("x", v, 2, "m", "gone");
            }
        },
        ENDS_AND_CONSUMES_WHAT_IS_GONE {
            @Override
            TurnWrite turn(long v) {
                return Given.turn("x", v, 2, new Then.Complete("{}", false), "m", "gone");
            }
        };

        abstract TurnWrite turn(long v);
    }

    private static Commit neighbour(int i, long version, boolean tells) {
        String id = "n" + i;
        TurnWrite turn = switch (i % 5) {
            case 0 -> append(id, version, 1);
            case 1 -> append(id, version, 1, "m");
            case 2 -> turn(id, version, 1, new Then.Complete("{\"done\": " + i + "}", false), "m");
            case 3 -> turn(id, version, 1, new Then.Release(null), "m");
            default -> turn(id, version, 1, new Then.ContinueAsNew("{\"base\": 1}", 1), "m");
        };
        return new Commit(
                turn, List.of(ready("child" + i)), tells ? List.of(message("listener", "from" + i)) : List.of());
    }

    private static void assertWritten(int i, long version, Written written) {
        long expected = i % 5 < 2 ? version : version + 1;
        assertThat(written).isInstanceOfSatisfying(Written.Durable.class, durable -> {
            assertThat(durable.version()).isEqualTo(expected);
            assertThat(durable.undelivered()).isEmpty();
            assertThat(durable.starts()).hasOnlyElementsOfType(StartResult.Created.class);
        });
        StoredInstance stored = STORE.find("n" + i, true).orElseThrow();
        assertThat(stored.version()).isEqualTo(expected);
        assertThat(stored.completed()).isEqualTo(i % 5 == 2);
        List<HistoryRow> journal = i % 5 == 2 || i % 5 == 4 ? List.of() : List.of(new HistoryRow(1, "[1]"));
        assertThat(stored.journal()).isEqualTo(journal);
        assertThat(STORE.find("child" + i, false)).isPresent();
        assertThat(messagesOf("n" + i)).isEqualTo(i % 5 == 0 ? "m" : "");
    }

    private static String messagesOf(String id) {
        return TestServer.query(
                DATABASE, "SELECT message_id FROM durable_inbox WHERE instance_id = '" + id + "' ORDER BY 1");
    }

    /** All that is stored of the loser. */
    private static String loser() {
        return TestServer.query(
                DATABASE,
                "SELECT d::text FROM durable_state d WHERE instance_id LIKE '%x'"
                        + " UNION ALL SELECT h::text FROM durable_history h WHERE instance_id LIKE '%x'"
                        + " UNION ALL SELECT m::text FROM durable_inbox m WHERE instance_id LIKE '%x'"
                        + " OR message_id = 'fromx' ORDER BY 1");
    }

    private static void oneLoserAmongMany(Loser loser, boolean tells) {
        started(STORE, "listener", "me");
        long x = started(STORE, "x", "me");
        write(STORE, append("x", x, 1));
        write(STORE, Commit.of(message("x", "m")));
        List<Long> versions = new ArrayList<>();
        for (int i = 0; i < NEIGHBOURS; i++) {
            versions.add(started(STORE, "n" + i, "me"));
            write(STORE, Commit.of(message("n" + i, "m")));
        }
        List<Commit> batch = new ArrayList<>();
        for (int i = 0; i < NEIGHBOURS; i++) {
            batch.add(neighbour(i, versions.get(i), tells));
        }
        batch.add(
                NEIGHBOURS / 2,
                new Commit(
                        loser.turn(x),
                        List.of(ready("childx")),
                        tells ? List.of(message("listener", "fromx")) : List.of()));
        String before = loser();

        List<Written> written = new ArrayList<>(STORE.write(batch, PATIENCE));

        assertThat(written.remove(NEIGHBOURS / 2)).isEqualTo(new Written.LeaseLost());
        assertThat(loser()).isEqualTo(before);
        for (int i = 0; i < NEIGHBOURS; i++) {
            assertWritten(i, versions.get(i), written.get(i));
        }
        assertThat(messagesOf("listener").lines()).hasSize(tells ? NEIGHBOURS : 0);
    }

    @ParameterizedTest
    @EnumSource
    void of_a_batch_that_is_sent_in_one_go_all_are_written_but_the_one_that_lost(Loser loser) {
        oneLoserAmongMany(loser, false);
    }

    @ParameterizedTest
    @EnumSource
    void of_a_batch_with_messages_all_are_written_but_the_one_that_lost(Loser loser) {
        oneLoserAmongMany(loser, true);
    }

    @Test
    void a_turn_of_what_is_absent_or_has_ended_is_lost_and_its_neighbours_are_written() {
        long ended = started(STORE, "ended", "me");
        write(STORE, turn("ended", ended, 1, new Then.Complete("{}", false)));
        long a = started(STORE, "a", "me");
        List<Written> written = STORE.write(
                List.of(
                        Commit.of(append("ended", ended + 1, 2)),
                        Commit.of(append("a", a, 1)),
                        Commit.of(turn("ended-too", 1, 1, new Then.Release(null))),
                        Commit.of(ready("b"))),
                PATIENCE);
        assertThat(written.get(0)).isEqualTo(new Written.LeaseLost());
        assertThat(written.get(1)).isEqualTo(Given.durable(a));
        assertThat(written.get(2)).isEqualTo(new Written.LeaseLost());
        assertThat(written.get(3)).isInstanceOf(Written.Durable.class);
        assertThat(STORE.find("b", false)).isPresent();
        assertThat(STORE.find("ended", true).orElseThrow().journal()).isEmpty();
    }

    @Test
    void a_batch_of_which_all_have_lost_writes_nothing() {
        List<Commit> batch = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long version = started(STORE, "i" + i, "me");
            batch.add(Commit.of(append("i" + i, version - 1, 1)));
        }
        assertThat(STORE.write(batch, PATIENCE))
                .containsOnly(new Written.LeaseLost())
                .hasSize(20);
        assertThat(TestServer.query(DATABASE, "SELECT count(*) FROM durable_history"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 500, 501, 1_200})
    void starts_of_which_some_exist_are_answered_in_their_order(int number) {
        List<Commit> existing = new ArrayList<>();
        List<Commit> all = new ArrayList<>();
        for (int i = number - 1; i >= 0; i--) {
            if (i % 3 == 0) {
                existing.add(
                        Commit.of(new NewInstance("i" + i, "Other", "{\"n\": " + i + "}", Duration.ZERO, null, LEASE)));
            }
            all.add(Commit.of(leased("i" + i, "me")));
        }
        STORE.write(existing, PATIENCE);
        List<Written> written = STORE.write(all, PATIENCE);
        assertThat(written).hasSize(number);
        for (int at = 0; at < number; at++) {
            int i = number - 1 - at;
            if (i % 3 == 0) {
                assertThat(written.get(at))
                        .isEqualTo(new Written.Durable(
                                0, List.of(new StartResult.Exists("Other", "{\"n\": " + i + "}", false)), Set.of()));
            } else {
                long version = STORE.find("i" + i, false).orElseThrow().version();
                assertThat(written.get(at))
                        .isEqualTo(new Written.Durable(0, List.of(new StartResult.Created(version)), Set.of()));
            }
        }
    }
}
