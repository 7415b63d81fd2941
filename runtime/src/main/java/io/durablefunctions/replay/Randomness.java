package io.durablefunctions.replay;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Random numbers that are the same on each replay of a run, and differ between runs. */
final class Randomness {

    private final SplittableRandom numbers;
    private final SplittableRandom uuids;

    Randomness(String startId, int firstOrdinal) {
        long seed = 1_125_899_906_842_597L;
        for (int i = 0; i < startId.length(); i++) {
            seed = 31 * seed + startId.charAt(i);
        }
        SplittableRandom root = new SplittableRandom(31 * seed + firstOrdinal);
        this.numbers = root.split();
        this.uuids = root.split();
    }

    RandomGenerator numbers() {
        return numbers;
    }

    /** A UUID of version 4, variant 2. */
    UUID uuid() {
        long most = (uuids.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long least = (uuids.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
