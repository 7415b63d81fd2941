package io.durablefunctions.management;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
 * @param requestTimeout how long a request may take, its body's arrival included. Default 30 seconds, at most an hour
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

    /** The longest {@link #requestTimeout()}. */
    public static final Duration LONGEST_REQUEST = Duration.ofHours(1);

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final int MOST_BULK = 10_000;
    private static final int SMALLEST_BODY = 256;

    private static final ManagementOptions DEFAULTS = new ManagementOptions(
            DEFAULT_PATH, null, List.of(), false, Set.of(), Set.of(), 131_072, Duration.ofSeconds(30), 1_000);

    /**
     * Options.
     *
     * @throws IllegalArgumentException if one of them makes no sense; the message names it
     */
    public ManagementOptions {
        require(PATH.matcher(path).matches(), "path", path, "like /runtime/orchestrations, without a slash at its end");
        require(
                isUsable(baseUrl),
                "baseUrl",
                "not usable",
                "an http or https URL with a host, without user, query and fragment");
        require(maxBodySize >= SMALLEST_BODY, "maxBodySize", maxBodySize, "at least " + SMALLEST_BODY + " bytes");
        require(
                !requestTimeout.isNegative()
                        && !requestTimeout.isZero()
                        && requestTimeout.compareTo(LONGEST_REQUEST) <= 0,
                "requestTimeout",
                requestTimeout,
                "longer than zero and at most an hour");
        require(maxBulk >= 1 && maxBulk <= MOST_BULK, "maxBulk", maxBulk, "from 1 to " + MOST_BULK);
        tokens = List.copyOf(tokens);
        allowedHosts = Set.copyOf(allowedHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    private static boolean isUsable(@Nullable URI url) {
        return url == null
                || (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                        && url.getHost() != null
                        && url.getUserInfo() == null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null);
    }

    private static void require(boolean condition, String option, Object value, String bounds) {
        if (!condition) {
            throw new IllegalArgumentException(
                    "Management option " + option + " is " + value + ". It must be " + bounds + ".");
        }
    }

    /** The defaults. */
    public static ManagementOptions defaults() {
        return DEFAULTS;
    }

    /** The same, mounted at another path. */
    public ManagementOptions withPath(String path) {
        return with(draft -> draft.path = path);
    }

    /** The same with URLs that begin with this one. */
    public ManagementOptions withBaseUrl(URI baseUrl) {
        return with(draft -> draft.baseUrl = baseUrl);
    }

    /** The same for callers with these tokens. */
    public ManagementOptions withTokens(AccessToken... tokens) {
        return with(draft -> draft.tokens = List.of(tokens));
    }

    /** The same with or without access from other machines where there are no tokens. */
    public ManagementOptions withUnauthenticatedRemoteAccess(boolean unauthenticatedRemoteAccess) {
        return with(draft -> draft.unauthenticatedRemoteAccess = unauthenticatedRemoteAccess);
    }

    /** The same under these further names. */
    public ManagementOptions withAllowedHosts(String... allowedHosts) {
        return with(draft -> draft.allowedHosts = Set.of(allowedHosts));
    }

    /** The same for pages of these further origins. */
    public ManagementOptions withAllowedOrigins(String... allowedOrigins) {
        return with(draft -> draft.allowedOrigins = Set.of(allowedOrigins));
    }

    /** The same with request bodies of at most this many bytes. */
    public ManagementOptions withMaxBodySize(int maxBodySize) {
        return with(draft -> draft.maxBodySize = maxBodySize);
    }

    /** The same with requests that take at most this long, and an hour at most. */
    public ManagementOptions withRequestTimeout(Duration requestTimeout) {
        return with(draft -> draft.requestTimeout = requestTimeout);
    }

    /** The same with at most this many instances a bulk operation. */
    public ManagementOptions withMaxBulk(int maxBulk) {
        return with(draft -> draft.maxBulk = maxBulk);
    }

    private ManagementOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** Options that can still be changed. */
    private static final class Draft {
        private String path;
        private @Nullable URI baseUrl;
        private List<AccessToken> tokens;
        private boolean unauthenticatedRemoteAccess;
        private Set<String> allowedHosts;
        private Set<String> allowedOrigins;
        private int maxBodySize;
        private Duration requestTimeout;
        private int maxBulk;

        Draft(ManagementOptions options) {
            path = options.path;
            baseUrl = options.baseUrl;
            tokens = options.tokens;
            unauthenticatedRemoteAccess = options.unauthenticatedRemoteAccess;
            allowedHosts = options.allowedHosts;
            allowedOrigins = options.allowedOrigins;
            maxBodySize = options.maxBodySize;
            requestTimeout = options.requestTimeout;
            maxBulk = options.maxBulk;
        }

        ManagementOptions finished() {
            return new ManagementOptions(
                    path,
                    baseUrl,
                    tokens,
                    unauthenticatedRemoteAccess,
                    allowedHosts,
                    allowedOrigins,
                    maxBodySize,
                    requestTimeout,
                    maxBulk);
        }
    }
}
