package io.durablefunctions.testing.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.testing.sequences.PlannedCommit.Row;
import io.durablefunctions.testing.sequences.PlannedCommit.Then;
import io.durablefunctions.testing.sequences.PlannedCommit.Turn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSequencesTest {

    private static final int SEEDS = 300;

    @Test
    void a_store_is_the_same_as_itself() {
        StoreSequences sequences = new StoreSequences(InMemoryStateStore::new, InMemoryStateStore::new);
        LongStream.range(0, SEEDS).forEach(sequences::assertSame);
    }

    @Test
    void a_seed_makes_one_sequence() {
        assertThat(new Generator(7).operations()).isEqualTo(new Generator(7).operations());
        assertThat(new Generator(7).operations()).isNotEqualTo(new Generator(8).operations());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lease lost",
                "failed with InvalidPayloadException",
                "created",
                "exists(F0",
                "exists(F1",
                "undelivered [m1",
                "ended {",
                "quarantine",
                "TakenOver",
                "mail [m1",
                "journal [1:",
                "\"anew\"",
                "\"long\"} journal [1:",
                "held i",
                "REMOVED",
                "ABSENT",
                "RUNNING",
                "not released",
                "; released",
                "lease ended",
                "found i",
                "found ,",
                " has 2, 1 ended"
            })
    void sequences_come_to_all_kinds_of_answers(String answer) {
        assertThat(IntStream.range(0, SEEDS).mapToObj(StoreSequencesTest::answers))
                .anyMatch(all -> all.contains(answer));
    }

    private static String answers(long seed) {
        Generator generator = new Generator(seed);
        Run run = new Run(new InMemoryStateStore(), generator.sizes());
        List<String> answers =
                generator.operations().stream().map(each -> each.on(run)).toList();
        return String.join("\n; ", answers);
    }

    /** Whether a gap is noticed is the store's to choose. */
    @Test
    void a_turn_counts_on_from_one_that_continued_as_new_with_a_row_that_was_there() {
        Run run = new Run(new InMemoryStateStore(), new Run.Sizes(1, 1));
        written(run, new PlannedCommit(null, List.of(new PlannedCommit.Start(0, 0, 0, 1_000, false)), List.of()));
        written(run, turn(Row.NEXT, Then.KEEP));
        assertThat(written(
                        run,
                        turn(Row.AGAIN, Then.CONTINUE_AS_NEW),
                        turn(Row.NEXT, Then.KEEP),
                        turn(Row.NEXT, Then.END)))
                .isEqualTo("durable +1; durable +1; durable +2");
    }

    private static String written(Run run, PlannedCommit... commits) {
        return new WriteBatch(List.of(commits)).on(run);
    }

    private static PlannedCommit turn(Row row, Then then) {
        return new PlannedCommit(new Turn(0, 0, row, 0, PlannedCommit.Odd.NOTHING, then, 0), List.of(), List.of());
    }

    @Test
    void a_store_that_forgets_to_wake_is_found_out_by_few_operations() {
        Difference difference = difference("rouse", null);
        assertThat(difference.operations()).hasSizeBetween(3, 4);
        assertThat(difference.operations()).anyMatch(Asking.Rouse.class::isInstance);
        assertThat(difference.text()).contains("seed " + difference.seed()).contains("Rouse", "first:  ", "second: ");
    }

    @Test
    void a_store_that_releases_nothing_from_quarantine_is_found_out_by_few_operations() {
        Difference difference = difference("release", false);
        assertThat(difference.operations()).hasSize(3);
        assertThat(difference.first()).last().isEqualTo("released");
        assertThat(difference.second()).last().isEqualTo("not released");
    }

    @Test
    void a_difference_fails_with_its_operations() {
        StoreSequences sequences =
                new StoreSequences(InMemoryStateStore::new, () -> without("claimById", Optional.empty()));
        assertThatThrownBy(() -> LongStream.range(0, SEEDS).forEach(sequences::assertSame))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ClaimById");
    }

    private static Difference difference(String operation, Object answer) {
        StoreSequences sequences = new StoreSequences(InMemoryStateStore::new, () -> without(operation, answer));
        return LongStream.range(0, SEEDS)
                .mapToObj(sequences::compare)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    /** A store that does nothing for one operation. */
    private static StateStore without(String operation, Object answer) {
        StateStore store = new InMemoryStateStore();
        return (StateStore) Proxy.newProxyInstance(
                StateStore.class.getClassLoader(), new Class<?>[] {StateStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(operation)) {
                        return answer;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
