package io.durablefunctions.management;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.RuntimeStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Instances as JSON. */
final class Statuses {

    private Statuses() {}

    /** As in {@code Running}. */
    static String name(RuntimeStatus status) {
        return status.name().charAt(0) + status.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** All that is known but the history. */
    static ObjectNode full(OrchestrationStatus status, boolean showInput) {
        ObjectNode json = summary(status);
        if (showInput) {
            json.putRawValue("input", new RawValue(status.input()));
        }
        json.putRawValue("output", new RawValue(status.output() == null ? "null" : status.output()));
        if (status.progress() != null) {
            json.putRawValue("progress", new RawValue(status.progress()));
        }
        if (status.failure() != null) {
            json.set("failure", failure(status.failure()));
        }
        return json;
    }

    /** What fits into a list: no payloads. */
    static ObjectNode summary(OrchestrationStatus status) {
        ObjectNode json = Json.object()
                .put("instanceId", status.instanceId())
                .put("name", status.orchestratorName())
                .put("runtimeStatus", name(status.status()))
                .put("createdTime", status.createdAt().toString())
                .put("lastUpdatedTime", status.lastUpdatedAt().toString());
        putIfThere(json, "reason", status.reason());
        putIfThere(json, "parentInstanceId", status.parentInstanceId());
        ObjectNode tags = json.putObject("tags");
        status.tags().forEach(tags::put);
        return json;
    }

    private static ObjectNode failure(FailureDetails failure) {
        ObjectNode json = Json.object().put("type", failure.type());
        putIfThere(json, "message", failure.message());
        if (failure.cause() != null) {
            json.set("cause", failure(failure.cause()));
        }
        return json;
    }

    private static void putIfThere(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
