package io.durablefunctions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of instances.
 *
 * @param instances the instances, newest first; may be fewer than were asked for, and none, although more follow
 * @param next where the list goes on: after this one; null at its end
 */
public record InstancePage(
        List<OrchestrationStatus> instances, @Nullable InstanceKey next) {

    public InstancePage {
        instances = List.copyOf(instances);
    }
}
