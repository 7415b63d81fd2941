package io.durablefunctions;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an orchestration is started. Immutable. */
public final class StartOptions {

    private static final StartOptions DEFAULTS = new StartOptions(null, Duration.ZERO, Map.of(), false);
    private static final int MOST_TAGS = 32;
    private static final int LONGEST_TAG = 255;

    private final @Nullable String id;
    private final Duration delay;
    private final Map<String, String> tags;
    private final boolean mustBeNew;

    private StartOptions(@Nullable String id, Duration delay, Map<String, String> tags, boolean mustBeNew) {
        this.id = id;
        this.delay = delay;
        this.tags = tags;
        this.mustBeNew = mustBeNew;
    }

    /** An id of the engine's making, at once, no tags. */
    public static StartOptions defaults() {
        return DEFAULTS;
    }

    /**
     * This instance id. Starting an id that exists returns that instance, so that a start may be repeated; see {@link #mustBeNew}.
     *
     * @throws InvalidInstanceIdException if it cannot be an instance id
     */
    public static StartOptions id(String instanceId) {
        return new StartOptions(InstanceIds.checked(instanceId), Duration.ZERO, Map.of(), false);
    }

    /**
     * Starts it this long from now, by the database's clock.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public StartOptions after(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("StartOptions: after must not be negative: " + delay + ".");
        }
        return new StartOptions(id, delay, tags, mustBeNew);
    }

    /**
     * With this tag, shown by status queries.
     *
     * @throws IllegalArgumentException if there are more than 32 tags, or one is empty or longer than 255 characters
     */
    public StartOptions tag(String name, String value) {
        if (name.isEmpty() || name.length() > LONGEST_TAG || value.length() > LONGEST_TAG) {
            throw new IllegalArgumentException(
                    "StartOptions: tag '" + name + "' must have a name, and neither name nor value may be longer than "
                            + LONGEST_TAG + " characters.");
        }
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(name, value);
        if (more.size() > MOST_TAGS) {
            throw new IllegalArgumentException(
                    "StartOptions: at most " + MOST_TAGS + " tags, '" + name + "' is one more.");
        }
        return new StartOptions(id, delay, Collections.unmodifiableMap(more), mustBeNew);
    }

    /** Starting an id that exists throws {@link InstanceExistsException} instead of returning that instance. */
    public StartOptions mustBeNew() {
        return new StartOptions(id, delay, tags, true);
    }

    /** The instance id, if one is set. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** How long from now. */
    public Duration delay() {
        return delay;
    }

    /** The tags, in the order in which they were set. */
    public Map<String, String> tags() {
        return tags;
    }

    /** Whether an existing instance is refused. */
    public boolean isMustBeNew() {
        return mustBeNew;
    }
}
