package io.durablefunctions.chaos.faults;

import java.util.concurrent.CompletableFuture;

/**
 * A transaction that has written rows and whose COMMIT, or the Sync that is its COMMIT, is held back: the server has done everything else and
 * holds the locks. Safe for use by several threads.
 */
public final class OpenTransaction {

    private final Runnable action;
    private final CompletableFuture<CutReport> reached = new CompletableFuture<>();
    private final CompletableFuture<Boolean> goesOn = new CompletableFuture<>();

    OpenTransaction(Runnable action) {
        this.action = action;
    }

    /** Done when a transaction has been caught, after the action was run, with what it has written. */
    public CompletableFuture<CutReport> reached() {
        return reached.copy();
    }

    /** Lets the COMMIT go on to the server, now or as soon as one would be held. Only the first of this and {@link #cut()} counts. */
    public void resume() {
        goesOn.complete(true);
    }

    /** Cuts the connection instead: the server never sees the COMMIT. */
    public void cut() {
        goesOn.complete(false);
    }

    /** Whether the COMMIT may go on. */
    boolean hold(CutReport report) {
        try {
            action.run();
            reached.complete(report);
        } catch (RuntimeException | Error e) {
            reached.completeExceptionally(e);
            goesOn.complete(true);
        }
        return goesOn.join();
    }
}
