package io.durablefunctions.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All the API does. Immutable. */
final class Routes {

    /** First segments of paths that are no ids of instances: the API does not start instances of these ids. */
    static final Set<String> RESERVED = Set.of("start", "count", "bulk", "hosts", "health", "openapi.json", ".", "..");

    private final List<Route> routes = new ArrayList<>();

    Routes(OrchestrationManagement management, ManagementOptions options) {
        routes.addAll(new DirectoryRoutes(management, options).all());
        routes.addAll(new InstanceRoutes(management).all());
    }

    /** A route with the parameters of the path. */
    record Match(Route route, Map<String, String> path) {}

    /**
     * The route of this method and path.
     *
     * @throws Problem 404 if there is no such path, 405 if it has no such method
     */
    Match find(String method, List<String> segments) {
        List<Match> matches = ofPath(segments);
        for (Match match : matches) {
            if (match.route().method().equals(method)) {
                return match;
            }
        }
        throw Problem.of(405, "method-not-allowed", "This path has no such method. It has: " + methods(matches) + ".")
                .with("Allow", methods(matches));
    }

    /**
     * The methods of this path, as in the header {@code Allow}.
     *
     * @throws Problem 404 if there is no such path
     */
    String allowed(List<String> segments) {
        return methods(ofPath(segments));
    }

    private List<Match> ofPath(List<String> segments) {
        List<Match> matches = new ArrayList<>();
        for (Route route : routes) {
            Map<String, String> parameters = route.match(segments);
            if (parameters != null && (route.path().isEmpty() || isOwn(route, segments.get(0)))) {
                matches.add(new Match(route, parameters));
            }
        }
        if (matches.isEmpty()) {
            throw Problem.of(
                    404, "path-not-found", "There is no such path. GET openapi.json describes those there are.");
        }
        return matches;
    }

    private static boolean isOwn(Route route, String first) {
        return !route.path().get(0).startsWith("{") || !RESERVED.contains(first);
    }

    private static String methods(List<Match> matches) {
        TreeSet<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        matches.forEach(match -> methods.add(match.route().method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
