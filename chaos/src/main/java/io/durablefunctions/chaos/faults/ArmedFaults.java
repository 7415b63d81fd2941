package io.durablefunctions.chaos.faults;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What is to happen at the next commits, shared by all connections of a proxy, and what has happened. */
final class ArmedFaults {

    final Queue<CompletableFuture<CutReport>> before = new ConcurrentLinkedQueue<>();
    final Queue<CompletableFuture<CutReport>> after = new ConcurrentLinkedQueue<>();
    final Queue<OpenTransaction> open = new ConcurrentLinkedQueue<>();
    final AtomicLong cutsBefore = new AtomicLong();
    final AtomicLong cutsAfter = new AtomicLong();
    final AtomicLong commits = new AtomicLong();
    final AtomicLong refused = new AtomicLong();

    /** A cut that a connection has taken on itself; the future is completed when the connection has ended. */
    record Cut(CompletableFuture<CutReport> fired, CutReport report) {
        void complete() {
            fired.complete(report);
        }
    }

    boolean any() {
        return !before.isEmpty() || !after.isEmpty() || !open.isEmpty();
    }

    boolean inFrontOfCommits() {
        return !before.isEmpty() || !open.isEmpty();
    }

    @Nullable
    Cut takeBefore(CutReport report) {
        return take(before, cutsBefore, report);
    }

    @Nullable
    Cut takeAfter(CutReport report) {
        return take(after, cutsAfter, report);
    }

    /** One that its caller has cancelled is passed by. */
    private static @Nullable Cut take(Queue<CompletableFuture<CutReport>> armed, AtomicLong count, CutReport report) {
        for (CompletableFuture<CutReport> next = armed.poll(); next != null; next = armed.poll()) {
            if (!next.isDone()) {
                count.incrementAndGet();
                return new Cut(next, report);
            }
        }
        return null;
    }
}
