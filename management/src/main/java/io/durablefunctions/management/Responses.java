package io.durablefunctions.management;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** Writes the response to one request. */
final class Responses {

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Responses(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** Headers for browsers: nothing is kept, guessed, framed or told to others. */
    void secure() {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** Lets pages of the request's origin read the answer, if that is allowed. */
    void allow(boolean isAllowedOrigin) {
        response.setHeader("Vary", "Origin");
        if (isAllowedOrigin) {
            response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
            response.setHeader("Access-Control-Expose-Headers", "Location, Retry-After");
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        }
    }

    void options(String allowed) {
        response.setHeader("Allow", allowed);
        if (request.getHeader("Access-Control-Request-Method") != null) {
            response.setHeader("Access-Control-Allow-Methods", allowed);
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
            response.setHeader("Access-Control-Max-Age", "600");
        }
        response.setStatus(204);
    }

    void send(Answer answer) throws IOException {
        answer.headers().forEach(response::setHeader);
        send(answer.status(), "application/json", answer.body());
    }

    void send(Problem problem) throws IOException {
        problem.headers().forEach(response::setHeader);
        ObjectNode json = Json.object()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("message", problem.detail());
        send(problem.status(), "application/problem+json", json);
    }

    private void send(int status, String type, ObjectNode json) throws IOException {
        byte[] body = Json.bytes(json);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
