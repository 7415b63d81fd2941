package io.durablefunctions.engine;

import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes commits together: while some batches are on their way to the store, the next one gathers. Under load few batches are under way at a
 * time, which so are large ones; at low load some more, so that nobody waits for a neighbour. Commits that depend on one another are not
 * waiting at the same time: whoever sent the first one waits for its answer. Thread-safe.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int LARGEST_BATCH = 1_000;

    /** Low load is when fewer commits than this are under way; then so many batches may be. */
    private static final int FEW = 32;

    private static final int BATCHES_AT_LOW_LOAD = 6;

    private record Waiting(Commit commit, Consumer<Written> answer) {}

    private final StateStore store;
    private final Workers workers;
    private final int batchesUnderLoad;
    private final Duration patience;
    private final boolean trace;

    // guarded by this
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int batchesUnderWay;
    private int commitsUnderWay;

    GroupCommit(StateStore store, Workers workers, int batchesUnderLoad, Duration patience, boolean trace) {
        this.store = store;
        this.workers = workers;
        this.batchesUnderLoad = batchesUnderLoad;
        this.patience = patience;
        this.trace = trace;
    }

    /**
     * Writes a commit. {@code answer} is called on the thread that writes: the current one if it may and nobody has to be waited for, which
     * saves two hand-overs, or else one for writing.
     */
    void submit(Commit commit, Consumer<Written> answer) {
        List<Waiting> batch;
        synchronized (this) {
            waiting.add(new Waiting(commit, answer));
            batch = next();
        }
        if (!batch.isEmpty() && !workers.runHere(() -> write(batch))) {
            hand(batch);
        }
    }

    private void hand(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            workers.writes().execute(() -> write(batch));
        } catch (RejectedExecutionException closing) {
            refuse(batch, "This host has ended, and nothing was written. Ask another one.", closing);
        } catch (Throwable exhausted) { // such as: unable to create native thread
            LOG.error("There is no thread to write with", exhausted);
            refuse(
                    batch,
                    "This host has no thread to write with, and nothing was written. Try again later: " + exhausted,
                    exhausted);
        }
    }

    /** A batch that nobody writes; then the next one has its try. */
    private void refuse(List<Waiting> batch, String why, Throwable cause) {
        Written failed = new Written.Failed(new StateStoreException(why, cause));
        batch.forEach(each -> answer(each, failed));
        hand(nextAfter(batch));
    }

    /** The next batch is on its way before this one's answers are given, on another thread: the store does not wait for those. */
    private void write(List<Waiting> batch) {
        List<Written> results = results(batch.stream().map(Waiting::commit).toList());
        hand(nextAfter(batch));
        if (trace) {
            LOG.info("wrote {}", trace(batch, results));
        }
        for (int i = 0; i < results.size(); i++) {
            answer(batch.get(i), results.get(i));
        }
    }

    private synchronized List<Waiting> nextAfter(List<Waiting> written) {
        batchesUnderWay--;
        commitsUnderWay -= written.size();
        return next();
    }

    /** Guarded by this. Empty if nothing waits, or has to wait for others to come back. */
    private List<Waiting> next() {
        boolean mayGo =
                batchesUnderWay < batchesUnderLoad || (batchesUnderWay < BATCHES_AT_LOW_LOAD && commitsUnderWay < FEW);
        if (waiting.isEmpty() || !mayGo) {
            return List.of();
        }
        List<Waiting> batch = new ArrayList<>(Math.min(waiting.size(), LARGEST_BATCH));
        while (!waiting.isEmpty() && batch.size() < LARGEST_BATCH) {
            batch.add(waiting.remove());
        }
        batchesUnderWay++;
        commitsUnderWay += batch.size();
        return batch;
    }

    private static String trace(List<Waiting> batch, List<Written> results) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < results.size(); i++) {
            String what = results.get(i).getClass().getSimpleName();
            line.append(i == 0 ? "" : ", ")
                    .append(batch.get(i).commit().instanceId())
                    .append(' ')
                    .append(what);
        }
        return line.toString();
    }

    private List<Written> results(List<Commit> commits) {
        try {
            return store.write(commits, patience);
        } catch (Throwable broken) { // or the batch would count as under way for ever
            LOG.error("The state store broke its contract: write must not throw", broken);
            Written failed = new Written.Failed(
                    new OutcomeUnknownException("The state store failed in an unforeseen way: " + broken, broken));
            return Collections.nCopies(commits.size(), failed);
        }
    }

    private static void answer(Waiting waiting, Written result) {
        try {
            waiting.answer().accept(result);
        } catch (Throwable broken) { // the others are to hear theirs
            LOG.error("After the commit of {}", waiting.commit().instanceId(), broken);
        }
    }
}
