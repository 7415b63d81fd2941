package io.durablefunctions.management;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The management HTTP API, for any servlet container: map it to {@code options.path() + "/*"}. Every request is checked for who calls, from where,
 * and whether each part of it is known, before anything is done. Thread-safe.
 *
 * <p>A body that stops coming is given up when the container gives up reading; one that trickles, when the request's time is over.
 */
public final class ManagementServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(ManagementServlet.class);

    private final transient ManagementOptions options;
    private final transient Routes routes;
    private final transient Access access;
    private final transient Callers callers;
    private final transient BoundedCalls calls = new BoundedCalls();

    /** For callers with the tokens of the options; without tokens, for those on this machine. */
    public ManagementServlet(OrchestrationManagement management, ManagementOptions options) {
        this(management, options, null);
    }

    /**
     * For whoever the container lets in, too.
     *
     * @param roles the container's names of the roles; null if it has no security
     */
    public ManagementServlet(
            OrchestrationManagement management, ManagementOptions options, @Nullable ContainerRoles roles) {
        this.options = options;
        this.routes = new Routes(management, options);
        this.access = new Access(options, roles);
        this.callers = new Callers(options);
    }

    /** Tells the log if nobody is asked who it is. */
    @Override
    public void init() {
        if (access.trustsThisMachine()) {
            LOG.warn(
                    "The management HTTP API at {} lets every caller on this machine do everything: it has neither access tokens nor the"
                            + " container's security. Behind a proxy on this machine that adds no header such as X-Forwarded-For, every"
                            + " caller is one. Give durable-functions.management.tokens.viewer, .operator and .admin, or tokens in the"
                            + " ManagementOptions.",
                    options.path());
        }
    }

    @Override
    public void destroy() {
        calls.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Responses responses = new Responses(request, response);
        responses.secure();
        try {
            callers.check(request);
            responses.allow(callers.isAllowedOrigin(request.getHeader("Origin")));
            List<String> segments = segments(request);
            if (request.getMethod().equals("OPTIONS")) {
                responses.options(routes.allowed(segments));
            } else {
                responses.send(answer(request, segments));
            }
        } catch (RuntimeException e) {
            responses.send(Failures.problem(e));
        }
    }

    private Answer answer(HttpServletRequest request, List<String> segments) {
        Deadline deadline = Deadline.after(options.requestTimeout());
        Role role = access.roleOf(request);
        boolean isHead = request.getMethod().equals("HEAD");
        Routes.Match match = routes.find(isHead ? "GET" : request.getMethod(), segments);
        Route route = match.route();
        if (role == null || role.compareTo(route.role()) < 0) {
            throw Problem.of(403, "forbidden", "This needs the role " + route.role() + ".");
        }
        Accepts.requireJson(request);
        Query query = Query.parse(request.getQueryString(), route.query());
        JsonFields body = body(request, route, deadline);
        Call call = new Call(base(request), match.path(), query, body, deadline);
        return calls.run(() -> route.handler().apply(call), deadline);
    }

    private JsonFields body(HttpServletRequest request, Route route, Deadline deadline) {
        if (route.body() != null) {
            return JsonFields.parse(RequestBody.read(request, options.maxBodySize(), deadline), route.body());
        }
        if (RequestBody.isPresent(request)) {
            throw Problem.badRequest("A " + request.getMethod() + " of this path has no body. Leave it out.");
        }
        return JsonFields.parse("", Set.of());
    }

    /** What follows the API's root in the path, decoded segment by segment, so that an id may have a slash. */
    private List<String> segments(HttpServletRequest request) {
        String root = request.getContextPath() + options.path();
        String path = request.getRequestURI();
        if (!path.startsWith(root)) {
            throw Problem.of(404, "path-not-found", "The API is mounted at " + root + ".");
        }
        String rest = path.substring(root.length());
        if (rest.isEmpty() || rest.equals("/")) {
            return List.of();
        }
        if (!rest.startsWith("/") || rest.endsWith("/") || rest.contains("//")) {
            throw Problem.of(404, "path-not-found", "There is no such path: it has an empty part.");
        }
        if (rest.indexOf(';') >= 0) {
            throw Problem.badRequest("The path has a semicolon. Write %3B for one that belongs to an id.");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : rest.substring(1).split("/")) {
            segments.add(Percent.decode(segment, false));
        }
        return segments;
    }

    private String base(HttpServletRequest request) {
        String server = options.baseUrl() != null
                ? options.baseUrl().toString().replaceFirst("/+$", "")
                : request.getScheme() + "://" + request.getHeader("Host");
        return server + request.getContextPath() + options.path();
    }
}
