package io.durablefunctions.management;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Through which names the API may be called, and from which web pages. A page that has another name resolve to this machine is told by the name
 * (DNS rebinding), a page of another site by its origin (cross-site requests). Immutable.
 */
final class Callers {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts = new HashSet<>(LOOPBACK);
    private final Set<String> origins = new HashSet<>();
    private final boolean anyHost;

    Callers(ManagementOptions options) {
        options.allowedHosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        options.allowedOrigins().forEach(origin -> origins.add(origin.toLowerCase(Locale.ROOT)));
        anyHost = hosts.contains("*");
        URI base = options.baseUrl();
        if (base != null && base.getHost() != null) {
            hosts.add(base.getHost().toLowerCase(Locale.ROOT));
            origins.add(base.getScheme().toLowerCase(Locale.ROOT) + "://"
                    + base.getAuthority().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Refuses callers.
     *
     * @throws Problem 400, 403 or 421
     */
    void check(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host == null || host.isEmpty()) {
            throw Problem.badRequest("The request has no Host header.");
        }
        if (!anyHost && !isAllowed(host.toLowerCase(Locale.ROOT))) {
            throw Problem.of(
                    421,
                    "foreign-host",
                    "This API is not called '" + Texts.brief(host) + "'. Add the name to the allowed hosts if it is.");
        }
        String origin = request.getHeader("Origin");
        boolean isForeignPage = origin == null
                ? "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                : !isOwn(origin, request, host) && !isAllowedOrigin(origin);
        if (isForeignPage) {
            throw Problem.of(
                    403,
                    "foreign-origin",
                    "Pages of " + (origin == null ? "other sites" : "'" + Texts.brief(origin) + "'")
                            + " may not call. Add the origin to the allowed origins if they shall.");
        }
    }

    private boolean isAllowed(String host) {
        String name = host.replaceFirst(":[0-9]*$", "");
        return hosts.contains(host) || hosts.contains(name) || hosts.contains(name.replaceFirst("\\.$", ""));
    }

    private static boolean isOwn(String origin, HttpServletRequest request, String host) {
        return origin.equalsIgnoreCase(request.getScheme() + "://" + host);
    }

    /** Whether pages of this origin, which is not the API's own, may read answers. */
    boolean isAllowedOrigin(@Nullable String origin) {
        return origin != null && origins.contains(origin.toLowerCase(Locale.ROOT));
    }
}
