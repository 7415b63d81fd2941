package io.durablefunctions.engine;

import io.durablefunctions.replay.Outcome;
import io.durablefunctions.replay.Pause;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Code that stays where it waits, on a thread of its own, from one turn to the next: a long history need not be gone through again for each
 * step. It costs a thread, and can be given up at any time, since the history can always be replayed. Thread-safe.
 */
final class KeptTurn implements Pause {

    private final Runnable onEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // guarded by the lock
    private @Nullable Outcome outcome;
    private @Nullable Throwable broken;
    private boolean running = true;
    private boolean abandoned;

    /** The code has been unwound, and is not here any more. */
    private boolean gone;

    /** The code never ends. */
    static final class RanAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String reason;

        RanAway(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** Called when the thread is free again. */
    KeptTurn(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    /** Begins, on a thread of this executor. */
    Outcome begin(Executor threads, Function<Pause, Outcome> code) {
        try {
            threads.execute(() -> run(code));
        } catch (Throwable exhausted) { // or closing
            onEnd.run();
            throw exhausted;
        }
        return Objects.requireNonNull(await());
    }

    private void run(Function<Pause, Outcome> code) {
        try {
            publish(code.apply(this));
        } catch (RuntimeException | Error defect) { // of the engine's: what the code throws is an outcome
            fail(defect);
        } finally {
            onEnd.run();
        }
    }

    /** One more turn: the history has grown. Null if the code has been unwound and has to begin from the top. */
    @Nullable
    Outcome goOn() {
        lock.lock();
        try {
            running = true;
            outcome = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return await();
    }

    /** Gives the thread back. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Outcome await() {
        lock.lock();
        try {
            Outcome come = outcome;
            while (come == null && !gone) {
                if (broken instanceof RuntimeException exception) {
                    throw exception;
                }
                if (broken instanceof Error error) {
                    throw error;
                }
                changed.awaitUninterruptibly();
                come = outcome;
            }
            return come;
        } finally {
            lock.unlock();
        }
    }

    // ---- on the thread of the code

    @Override
    public boolean goesOn(Outcome turn) {
        lock.lock();
        try {
            publish(turn);
            running = false;
            gone = !hasNextTurn();
            changed.signalAll();
            return !gone;
        } finally {
            lock.unlock();
        }
    }

    /** Guarded by the lock. Waits for the next turn; false if there is none for this thread. */
    private boolean hasNextTurn() {
        Thread.interrupted(); // set by the code: it would be taken for the end of the host
        try {
            while (!running && !abandoned) {
                changed.await();
            }
            return !abandoned;
        } catch (InterruptedException closing) {
            return false;
        }
    }

    /** The thread is lost to code that loops. */
    void ranAway(String reason) {
        fail(new RanAway(reason));
    }

    private void fail(Throwable thrown) {
        lock.lock();
        try {
            broken = thrown;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Once it is gone the code has nothing more to say: its last outcome has been heard already. */
    private void publish(Outcome turn) {
        lock.lock();
        try {
            outcome = gone ? outcome : turn;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
