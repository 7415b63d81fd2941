package io.durablefunctions.management.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors that Jetty finds before the API does, in the API's form: their status, and nothing from the request or from inside. */
final class ProblemErrorHandler extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String title = HttpStatus.getMessage(status);
        String detail = detail(status);
        String body = "{\"type\":\"urn:durable-functions:http\",\"title\":\"" + title + "\",\"status\":" + status
                + ",\"detail\":\"" + detail + "\",\"message\":\"" + detail + "\"}";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request is not HTTP as it should be, or its URL is ambiguous.";
            case 404 -> "There is nothing here. The management API is mounted at another path.";
            case 408 -> "The request did not come in time.";
            case 414 -> "The URL is too long.";
            case 431 -> "The headers are too large.";
            case 503 -> "The server ends. Try again later.";
            default -> "The request cannot be answered.";
        };
    }
}
