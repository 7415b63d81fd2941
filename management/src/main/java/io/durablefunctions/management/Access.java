package io.durablefunctions.management;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who a caller is: by an access token, by the container's roles, or by being on this machine where there are neither. Immutable. */
final class Access {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 2_048;

    /** What proxies add; in small letters. */
    private static final Set<String> OF_PROXIES =
            Set.of("forwarded", "x-real-ip", "via", "cf-connecting-ip", "true-client-ip");

    private static final String OF_PROXIES_PREFIX = "x-forwarded-";

    /** The attribute by which Tomcat's valve tells that it may have taken the caller's address from a header, which is gone then. */
    private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

    private final List<AccessToken> tokens;
    private final @Nullable ContainerRoles roles;
    private final boolean anybody;

    Access(ManagementOptions options, @Nullable ContainerRoles roles) {
        this.tokens = options.tokens();
        this.roles = roles;
        this.anybody = options.unauthenticatedRemoteAccess();
    }

    /** Whether whoever is on this machine may do everything. */
    boolean trustsThisMachine() {
        return tokens.isEmpty() && roles == null && !anybody;
    }

    /**
     * The strongest role of a caller; null for one who is known and has none.
     *
     * @throws Problem 401 if the caller has to say who it is, 403 if it is refused for where it is
     */
    @Nullable
    Role roleOf(HttpServletRequest request) {
        List<String> given = Collections.list(request.getHeaders("Authorization"));
        if (!tokens.isEmpty() && (roles == null || given.size() > 1 || isBearer(given))) {
            return ofToken(given);
        }
        if (roles != null) {
            return ofContainer(request, roles);
        }
        if (!anybody && !isOnThisMachine(request)) {
            throw Problem.of(
                    403,
                    "remote-caller",
                    "Without access tokens only callers on this machine are served. Configure tokens, or the container's security.");
        }
        return Role.ADMIN;
    }

    /** Other kinds of login are the container's business. */
    private static boolean isBearer(List<String> given) {
        return !given.isEmpty() && given.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private @Nullable Role ofToken(List<String> given) {
        if (given.isEmpty()) {
            throw unauthorized("Send an access token: Authorization: Bearer <token>.", "");
        }
        String header = given.get(0);
        if (given.size() > 1 || header.length() > LONGEST || !isBearer(given)) {
            throw unauthorized("Authorization must be one header: Bearer <token>.", ", error=\"invalid_request\"");
        }
        byte[] hash = AccessToken.hash(header.substring(SCHEME.length()).trim());
        Role strongest = null;
        for (AccessToken token : tokens) { // all of them, so that the time tells nothing
            boolean isIt = token.is(hash);
            if (isIt && (strongest == null || token.role().compareTo(strongest) > 0)) {
                strongest = token.role();
            }
        }
        if (strongest == null) {
            throw unauthorized("The access token is not known.", ", error=\"invalid_token\"");
        }
        return strongest;
    }

    private static @Nullable Role ofContainer(HttpServletRequest request, ContainerRoles roles) {
        if (request.getUserPrincipal() == null) {
            throw unauthorized("Log in first.", "");
        }
        Role strongest = null;
        for (Role role : Role.values()) {
            strongest = request.isUserInRole(roles.name(role)) ? role : strongest;
        }
        return strongest;
    }

    private static Problem unauthorized(String detail, String error) {
        return Problem.of(401, "unauthorized", detail)
                .with("WWW-Authenticate", "Bearer realm=\"durable-functions\"" + error);
    }

    /**
     * A proxy on this machine does not make its callers local. A wrapper may hide a proxy's headers and the address they came from; so all layers
     * have to look local.
     */
    private static boolean isOnThisMachine(HttpServletRequest request) {
        if (isForwarded(request) || !isLoopback(request.getRemoteAddr())) {
            return false;
        }
        return !(request instanceof ServletRequestWrapper wrapper)
                || (wrapper.getRequest() instanceof HttpServletRequest inner && isOnThisMachine(inner));
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return request.getAttribute(FORWARDED) != null
                || Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> OF_PROXIES.contains(name) || name.startsWith(OF_PROXIES_PREFIX));
    }

    private static boolean isLoopback(@Nullable String address) {
        if (address == null || !address.matches("[0-9a-fA-F:.%\\[\\]]+")) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
