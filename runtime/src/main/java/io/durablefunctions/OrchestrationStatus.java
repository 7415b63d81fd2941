package io.durablefunctions;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an instance. Immutable.
 *
 * @param instanceId its id
 * @param orchestratorName the name of its orchestrator
 * @param status where it stands
 * @param input its input, as JSON
 * @param output its result, as JSON; null unless it has completed
 * @param failure what it threw; null unless it has failed
 * @param progress what it told last, as JSON; null if it told nothing
 * @param reason why it is terminated, suspended or blocked; null otherwise
 * @param parentInstanceId the instance that called it as a child; null if it was started from outside
 * @param tags the tags of its start
 * @param createdAt when it was started, by the database's clock
 * @param lastUpdatedAt when it last changed hands or ended, by the database's clock
 */
public record OrchestrationStatus(
        String instanceId,
        String orchestratorName,
        RuntimeStatus status,
        String input,
        @Nullable String output,
        @Nullable FailureDetails failure,
        @Nullable String progress,
        @Nullable String reason,
        @Nullable String parentInstanceId,
        Map<String, String> tags,
        Instant createdAt,
        Instant lastUpdatedAt) {

    public OrchestrationStatus {
        tags = Map.copyOf(tags);
    }
}
