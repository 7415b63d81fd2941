package io.durablefunctions.testing.simulation.database;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hash of 128 bits by which states of the model are told apart. Of times it only holds whether they have passed: two states are taken for
 * one if they differ in how far away something is.
 */
public final class Digest {

    private static final long NONE = 0x5bd1e9955bd1e995L;

    private final long now;
    private long high = 0x9e3779b97f4a7c15L;
    private long low = 0xc2b2ae3d27d4eb4fL;

    /** @param now the time, in microseconds since 1970 */
    public Digest(long now) {
        this.now = now;
    }

    /** The first half. */
    public long high() {
        return high;
    }

    /** The second half. */
    public long low() {
        return low;
    }

    /** Adds a number. */
    public Digest add(long value) {
        low = mixed(low ^ value);
        high = mixed(high + value * 0x9fb21c651e98df25L);
        return this;
    }

    private static long mixed(long value) {
        long once = (value ^ (value >>> 32)) * 0xd6e8feb86659fd93L;
        long twice = (once ^ (once >>> 29)) * 0xff51afd7ed558ccdL;
        return twice ^ (twice >>> 32);
    }

    /** Adds a value, a row, or a collection or map of them. */
    public Digest add(@Nullable Object value) {
        if (value == null) {
            return add(NONE);
        }
        if (value instanceof String text) {
            return addText(text);
        }
        if (value instanceof Number number) {
            return add(number.longValue());
        }
        if (value instanceof Boolean bool) {
            return add(bool ? 1L : 0L);
        }
        if (value instanceof Enum<?> constant) {
            return addText(constant.name());
        }
        return value instanceof Collection<?> || value instanceof Map<?, ?> ? addAll(value) : addRow(value);
    }

    private Digest addText(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x100000001b3L + text.charAt(i);
        }
        return add(hash);
    }

    private Digest addAll(Object many) {
        if (many instanceof Map<?, ?> map) {
            add((long) map.size());
            map.forEach((key, value) -> add(key).add(value));
        } else if (many instanceof Collection<?> collection) {
            add((long) collection.size());
            collection.forEach(this::add);
        }
        return this;
    }

    private Digest addRow(Object row) {
        if (row instanceof InstanceRow it) {
            return add(it.id())
                    .add(it.state())
                    .add(it.base())
                    .add(it.version())
                    .add(it.owner())
                    .add(time(it.leaseEnds()))
                    .add(time(it.due()))
                    .add(it.completed());
        }
        if (row instanceof JournalRow it) {
            return add(it.version()).add(it.events());
        }
        if (row instanceof JournalRow.Key it) {
            return add(it.instanceId()).add(it.seq()).add(it.copy());
        }
        if (row instanceof Letter it) {
            return add(it.receiver())
                    .add(it.messageId())
                    .add(it.payload())
                    .add(it.sentAt())
                    .add(it.isDead());
        }
        if (row instanceof Letter.Key it) {
            return add(it.receiver()).add(it.messageId());
        }
        return add(row.toString());
    }

    private long time(long time) {
        return time == InstanceRow.NEVER ? 2 : time <= now ? 0 : 1;
    }
}
