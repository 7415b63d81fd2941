package io.durablefunctions.management;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** Reads the body of a request, which must be JSON, small, and here in time. */
final class RequestBody {

    private static final int CHUNK = 8_192;

    private RequestBody() {}

    /** Whether there is one. */
    static boolean isPresent(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /**
     * Its text; empty if there is none.
     *
     * @throws Problem 400, 408, 413 or 415
     */
    static String read(HttpServletRequest request, int mostBytes, Deadline deadline) {
        if (request.getContentLengthLong() > mostBytes) {
            throw tooLarge(mostBytes);
        }
        if (request.getContentLengthLong() == 0 || (request.getContentType() == null && !isPresent(request))) {
            return "";
        }
        requireJson(request);
        return Percent.utf8(bytes(request, mostBytes, deadline), "The body");
    }

    private static void requireJson(HttpServletRequest request) {
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        String plain = type.replaceAll("\\s|\"", "");
        if (!plain.equals("application/json") && !plain.equals("application/json;charset=utf-8")) {
            throw Problem.of(
                    415, "unsupported-media-type", "A body must have the Content-Type application/json, in UTF-8.");
        }
        if (request.getHeader("Content-Encoding") != null) {
            throw Problem.of(415, "unsupported-media-type", "A body must have no Content-Encoding.");
        }
    }

    private static byte[] bytes(HttpServletRequest request, int mostBytes, Deadline deadline) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = request.getInputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                bytes.write(chunk, 0, n);
                if (bytes.size() > mostBytes) {
                    throw tooLarge(mostBytes);
                }
                if (deadline.hasPassed()) {
                    throw tooSlow();
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw isTimeout(e) ? tooSlow() : Problem.badRequest("The body ended before all of it had come.");
        }
    }

    private static boolean isTimeout(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static Problem tooLarge(int mostBytes) {
        return Problem.of(413, "content-too-large", "The body is larger than " + mostBytes + " bytes.")
                .with("Connection", "close");
    }

    private static Problem tooSlow() {
        return Problem.of(408, "request-timeout", "The body did not come in time.")
                .with("Connection", "close");
    }
}
