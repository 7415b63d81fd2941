package io.durablefunctions.management;

import java.util.Map;
import java.util.Objects;

/**
 * A request that was found to be in order.
 *
 * @param base the URL of the API's root, without a slash at its end
 * @param path the parameters of the path
 * @param query those of the query
 * @param body the fields of the body; none where there is none
 * @param deadline when it has to be answered
 */
record Call(String base, Map<String, String> path, Query query, JsonFields body, Deadline deadline) {

    String parameter(String name) {
        return Objects.requireNonNull(path.get(name));
    }

    String instanceId() {
        return parameter("instanceId");
    }
}
