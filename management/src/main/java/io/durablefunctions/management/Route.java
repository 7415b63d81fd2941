package io.durablefunctions.management;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing the API does.
 *
 * @param method GET, POST or DELETE
 * @param path the segments after the API's root; those in braces are parameters
 * @param role who may do it
 * @param query the query parameters it has
 * @param body the fields its body has; null if it has no body
 * @param handler does it
 */
record Route(
        String method,
        List<String> path,
        Role role,
        Set<String> query,
        @Nullable Set<String> body,
        Function<Call, Answer> handler) {

    /** The parameters of the path, if these segments are such a path; null if they are not. */
    @Nullable
    Map<String, String> match(List<String> segments) {
        if (segments.size() != path.size()) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String expected = path.get(i);
            if (expected.startsWith("{")) {
                parameters.put(expected.substring(1, expected.length() - 1), segments.get(i));
            } else if (!expected.equals(segments.get(i))) {
                return null;
            }
        }
        return parameters;
    }
}
