package io.durablefunctions.benchmarks.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A closed load: so many callers, each of which asks again as soon as it is answered, on a thread of its own. Immutable. */
public final class Load {

    private final double seconds;

    /** How long each call took, in ascending order. */
    private final long[] latenciesNanos;

    private Load(double seconds, long[] latenciesNanos) {
        this.seconds = seconds;
        this.latenciesNanos = latenciesNanos;
    }

    /** One call. */
    @FunctionalInterface
    public interface Call {
        void run() throws Exception;
    }

    /** Calls for this long, with this many callers, each of which calls at least once; calls that have begun by then are waited for and counted. */
    public static Load during(Duration time, int callers, Call call) throws Exception {
        ConcurrentLinkedQueue<long[]> all = new ConcurrentLinkedQueue<>();
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(callers);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(callers);
        long[] end = new long[1];
        for (int i = 0; i < callers; i++) {
            Thread caller = new Thread(
                    () -> {
                        ready.countDown();
                        try {
                            go.await();
                            all.add(untilEnd(end[0], call));
                        } catch (Exception e) {
                            failed.set(e);
                        } finally {
                            done.countDown();
                        }
                    },
                    "caller-" + i);
            caller.setDaemon(true);
            caller.start();
        }
        ready.await();
        long begin = System.nanoTime();
        end[0] = begin + time.toNanos();
        go.countDown();
        done.await();
        double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        Exception failure = failed.get();
        if (failure != null) {
            throw failure;
        }
        long[] latencies = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Load(seconds, latencies);
    }

    private static long[] untilEnd(long end, Call call) throws Exception {
        long[] latencies = new long[64];
        int count = 0;
        long begin = System.nanoTime();
        do {
            call.run();
            long now = System.nanoTime();
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, count * 2);
            }
            latencies[count++] = now - begin;
            begin = now;
        } while (begin - end < 0);
        return Arrays.copyOf(latencies, count);
    }

    /** How many calls were answered. */
    public long calls() {
        return latenciesNanos.length;
    }

    /** How long it all took. */
    public double seconds() {
        return seconds;
    }

    /** Calls a second. */
    public double perSecond() {
        return calls() / seconds;
    }

    /** The latency that this share of the calls does not exceed, in milliseconds. */
    public double millis(double share) {
        if (latenciesNanos.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.min(latenciesNanos.length - 1L, Math.round(share * latenciesNanos.length));
        return latenciesNanos[index] / 1e6;
    }
}
