package io.durablefunctions.engine;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that grow with time (UUID version 7), so that rows of about the same time lie together in an index, and messages of one sender are
 * read in the order in which they were sent. Thread-safe.
 */
final class Ids {

    private static final int SEQUENCE_BITS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long INCARNATION = RANDOM.nextLong();

    /** Milliseconds since 1970 and a sequence number within them; never goes back. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    static String next() {
        long earliest = System.currentTimeMillis() << SEQUENCE_BITS;
        long ticks = LAST.updateAndGet(last -> Math.max(last + 1, earliest));
        long most = ((ticks >>> SEQUENCE_BITS) << 16) | 0x7000L | (ticks & 0xfffL);
        long least =
                (mix(INCARNATION + ticks * 0x9e37_79b9_7f4a_7c15L) & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least).toString();
    }

    /** The random part of a host's name, another one each time. */
    static String incarnation() {
        return Long.toString(RANDOM.nextLong() >>> 1, Character.MAX_RADIX);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return b ^ (b >>> 31);
    }
}
