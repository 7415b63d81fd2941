package io.durablefunctions.engine;

import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: while one batch is on its way to the store, the next one gathers. At low load a commit goes out at once. One batch at a
 * time, in the order of arrival. Thread-safe.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int LARGEST_BATCH = 1_000;

    private record Waiting(Commit commit, Consumer<Written> answer) {}

    private final StateStore store;
    private final Executor executor;
    private final Duration patience;
    private final boolean trace;

    // guarded by this
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean writing;

    Lane(StateStore store, Executor executor, Duration patience, boolean trace) {
        this.store = store;
        this.executor = executor;
        this.patience = patience;
        this.trace = trace;
    }

    /**
     * Writes a commit. {@code answer} is called on the thread that writes: the lane's own, or the current one if it may write and the lane
     * is idle, which saves two hand-overs; what gathers meanwhile is left to the lane's own.
     */
    void submit(Commit commit, Consumer<Written> answer, boolean mayWrite) {
        synchronized (this) {
            waiting.add(new Waiting(commit, answer));
            if (writing) {
                return;
            }
            writing = true;
        }
        if (mayWrite) {
            write(next());
            synchronized (this) {
                writing = !waiting.isEmpty();
                if (!writing) {
                    return;
                }
            }
        }
        executor.execute(this::drain);
    }

    private void drain() {
        for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
            write(batch);
        }
    }

    private void write(List<Waiting> batch) {
        List<Written> results = results(batch.stream().map(Waiting::commit).toList());
        if (trace) {
            LOG.info("wrote {}", trace(batch, results));
        }
        for (int i = 0; i < results.size(); i++) {
            answer(batch.get(i), results.get(i));
        }
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
        } catch (RuntimeException broken) {
            LOG.error("The state store broke its contract: write must not throw", broken);
            Written failed = new Written.Failed(
                    new OutcomeUnknownException("The state store failed in an unforeseen way: " + broken, broken));
            return Collections.nCopies(commits.size(), failed);
        }
    }

    private void answer(Waiting waiting, Written result) {
        try {
            waiting.answer().accept(result);
        } catch (RuntimeException broken) {
            LOG.error("After the commit of {}", waiting.commit().instanceId(), broken);
        }
    }

    private synchronized List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>(Math.min(waiting.size(), LARGEST_BATCH));
        while (!waiting.isEmpty() && batch.size() < LARGEST_BATCH) {
            batch.add(waiting.remove());
        }
        writing = !batch.isEmpty();
        return batch;
    }
}
