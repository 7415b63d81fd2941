package io.durablefunctions.engine;

import io.durablefunctions.Times;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tasks that will hardly ever run: what ends in time takes them back. So nearly all of them never become alarms: those that are far away
 * are only looked at now and then. Thread-safe.
 */
final class Timeouts {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Workers workers;
    private final Set<Timeout> far = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    Timeouts(Workers workers) {
        this.workers = workers;
    }

    /** Runs the task after this time, unless it is cancelled before. */
    Workers.Cancellable schedule(Duration delay, Runnable task) {
        if (delay.compareTo(LOOK) <= 0) {
            return workers.schedule(delay, task);
        }
        Timeout timeout = new Timeout(workers.nanoTime() + Times.nanos(delay), task);
        far.add(timeout);
        lookLater();
        return timeout;
    }

    private void lookLater() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            workers.schedule(LOOK, this::look);
        }
    }

    private void look() {
        looking.set(false);
        long now = workers.nanoTime();
        far.removeIf(timeout -> timeout.comesNear(now));
        if (!far.isEmpty()) {
            lookLater();
        }
    }

    /** One of them: far at first, then an alarm. Compared by identity. */
    private final class Timeout implements Workers.Cancellable {

        private final long at;
        private final Runnable task;

        // guarded by this
        private boolean cancelled;
        private Workers.Cancellable alarm = () -> {};

        Timeout(long at, Runnable task) {
            this.at = at;
            this.task = task;
        }

        /** Makes it an alarm if it is due before the look after the next one. */
        boolean comesNear(long now) {
            if (at - now > 2 * LOOK.toNanos()) {
                return false;
            }
            synchronized (this) {
                if (!cancelled) {
                    alarm = workers.schedule(Duration.ofNanos(at - now), task);
                }
            }
            return true;
        }

        @Override
        public void cancel() {
            far.remove(this);
            synchronized (this) {
                cancelled = true;
                alarm.cancel();
            }
        }
    }
}
