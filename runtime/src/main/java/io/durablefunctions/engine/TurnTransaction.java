package io.durablefunctions.engine;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in which an activity has acted, and which stays open until the turn that is told of it gives its commit, or does not want it. The
 * activity's thread waits and writes, the turn's thread gives: whichever of giving and rolling back comes first is what happens. Thread-safe.
 */
final class TurnTransaction {

    private record Turn(Commit commit, Consumer<Written> answer) {}

    private final CompletableFuture<Optional<Turn>> turn = new CompletableFuture<>();

    /** Has a turn's commit written in it; false if it is rolled back: then nobody writes it. */
    boolean give(Commit commit, Consumer<Written> answer) {
        return turn.complete(Optional.of(new Turn(commit, answer)));
    }

    /** Undoes what the activity has written, unless a commit was given before. */
    void rollBack() {
        turn.complete(Optional.empty());
    }

    /** The commit to write, on the thread of the activity; null to roll back, also if none came in time. */
    @Nullable
    Commit await(Duration patience) {
        try {
            turn.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException tooLate) {
            rollBack();
        } catch (InterruptedException closing) {
            rollBack();
            Thread.currentThread().interrupt();
        }
        return turn.join().map(Turn::commit).orElse(null);
    }

    /** Tells the turn what became of its commit, if it gave one. */
    void answer(Written written) {
        turn.join().ifPresent(given -> given.answer().accept(written));
    }
}
