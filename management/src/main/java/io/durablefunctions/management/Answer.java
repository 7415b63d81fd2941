package io.durablefunctions.management;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller is told. Immutable but for the body, which belongs to it.
 *
 * @param status the HTTP status
 * @param headers headers of this answer alone
 * @param body the JSON
 */
record Answer(int status, Map<String, String> headers, ObjectNode body) {

    static Answer ok(ObjectNode body) {
        return new Answer(200, Map.of(), body);
    }

    static Answer accepted(ObjectNode body) {
        return new Answer(202, Map.of(), body);
    }
}
