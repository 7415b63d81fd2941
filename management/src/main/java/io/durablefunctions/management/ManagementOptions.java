package io.durablefunctions.management;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the management HTTP API is offered. Immutable.
 *
 * @param path where it is mounted. Default {@code /runtime/orchestrations}
 * @param baseUrl what the URLs in answers begin with, such as {@code https://ops.example.com}; null for the address the request came to
 * @param tokens the bearer tokens that are accepted. Default none: then, unless {@code unauthenticatedRemoteAccess} or a container's own
 *     security says otherwise, only callers on this machine are served
 * @param unauthenticatedRemoteAccess whether, without tokens, callers from other machines are served too. Default false
 * @param allowedHosts further names in the {@code Host} header that are accepted, besides the names of this machine's loopback and the one
 *     of {@code baseUrl}; {@code *} for any. Default none
 * @param allowedOrigins web origins, such as {@code https://ops.example.com}, whose pages may call. Default none besides the API's own
 * @param maxBodySize the largest request body, in bytes. Default 131,072
 * @param requestTimeout how long a request may take, its body's arrival included. Default 30 seconds
 * @param maxBulk the most instances that one call may terminate or purge; a caller repeats it for more. Default 1,000
 */
public record ManagementOptions(
        String path,
        @Nullable URI baseUrl,
        List<AccessToken> tokens,
        boolean unauthenticatedRemoteAccess,
        Set<String> allowedHosts,
        Set<String> allowedOrigins,
        int maxBodySize,
        Duration requestTimeout,
        int maxBulk) {

    /** Where the API is mounted by default. */
    public static final String DEFAULT_PATH = "/runtime/orchestrations";

    private static final ManagementOptions DEFAULTS = new ManagementOptions(
            DEFAULT_PATH, null, List.of(), false, Set.of(), Set.of(), 131_072, Duration.ofSeconds(30), 1_000);

    public ManagementOptions {
        tokens = List.copyOf(tokens);
        allowedHosts = Set.copyOf(allowedHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** The defaults. */
    public static ManagementOptions defaults() {
        return DEFAULTS;
    }
}
