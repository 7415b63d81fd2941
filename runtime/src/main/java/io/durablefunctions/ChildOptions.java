package io.durablefunctions;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds for one child. Immutable. */
public final class ChildOptions {

    private static final ChildOptions DEFAULTS = new ChildOptions(null);

    private final @Nullable String id;

    private ChildOptions(@Nullable String id) {
        this.id = id;
    }

    /** An id of the engine's making: {@code parent:number}. */
    public static ChildOptions defaults() {
        return DEFAULTS;
    }

    /**
     * This instance id. If an instance of that id exists that is not this very child, the call fails with a {@link
     * ChildFailedException}.
     *
     * @throws InvalidInstanceIdException if it cannot be an instance id
     */
    public static ChildOptions id(String instanceId) {
        return new ChildOptions(InstanceIds.checked(instanceId));
    }

    /** The id, if one is set. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }
}
