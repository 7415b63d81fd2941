package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.append;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritingTest {

    private static final String LONG = "x".repeat((int) (FlushPlan.MOST_TEXT / 2));

    private static List<Integer> sizes(Commit... commits) {
        return Writing.batches(List.of(commits)).stream().map(List::size).toList();
    }

    private static Commit turn(String id, String events, Then then) {
        return Commit.of(new TurnWrite(id, 1, new HistoryRow(1, events), List.of(), then));
    }

    private static Commit start(String id, String state) {
        return Commit.of(new NewInstance(id, "Order", state, Duration.ZERO, null, Duration.ofMinutes(1)));
    }

    @Test
    void what_is_more_text_than_a_batch_may_have_is_written_in_several() {
        assertThat(sizes(
                        turn("a", LONG, new Then.Keep()),
                        turn("b", "", new Then.Complete(LONG, false)),
                        start("c", LONG),
                        Commit.of(new Message("d", "m", LONG, false)),
                        turn("e", "[]", new Then.Keep()),
                        turn("f", "[]", new Then.Keep())))
                .containsExactly(2, 2, 2);
    }

    @Test
    void a_commit_of_more_text_than_that_is_written_by_itself() {
        assertThat(sizes(
                        turn("a", "[]", new Then.Keep()),
                        turn("b", LONG + LONG + "x", new Then.Keep()),
                        turn("c", "[]", new Then.Keep())))
                .containsExactly(1, 1, 1);
    }

    @Test
    void a_second_turn_of_an_instance_waits_for_the_next_batch() {
        assertThat(sizes(Commit.of(append("a", 1, 1)), Commit.of(append("b", 1, 1)), Commit.of(append("a", 1, 2))))
                .containsExactly(2, 1);
    }

    @Test
    void a_batch_of_too_much_text_is_not_sent_together_with_its_commit() {
        Commit half = turn("a", LONG, new Then.Keep());
        assertThat(new FlushPlan(List.of(half, half)).fitsOneRoundTrip()).isTrue();
        assertThat(new FlushPlan(List.of(half, half, turn("b", "x", new Then.Keep()))).fitsOneRoundTrip())
                .isFalse();
    }
}
