package io.durablefunctions.management;

import java.util.Map;

/** Why a request is not answered as it was asked: an RFC 9457 problem. Thrown often when it is thrown at all, so it has no stack trace. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    private Problem(int status, String code, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    static Problem badRequest(String detail) {
        return of(400, "bad-request", detail);
    }

    /**
     * A problem.
     *
     * @param code what the type ends with: words with hyphens, the same for the same kind of problem
     * @param detail names the thing and says what to do
     */
    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of());
    }

    /** The same with a header. */
    Problem with(String header, String value) {
        return new Problem(status, code, detail(), Map.of(header, value));
    }

    int status() {
        return status;
    }

    String type() {
        return "urn:durable-functions:" + code;
    }

    String title() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 421 -> "Misdirected Request";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Internal Server Error";
        };
    }

    String detail() {
        String detail = getMessage();
        return detail == null ? "" : detail;
    }

    Map<String, String> headers() {
        return headers;
    }
}
