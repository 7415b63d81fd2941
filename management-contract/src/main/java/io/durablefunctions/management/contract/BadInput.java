package io.durablefunctions.management.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request that is wrong.
 *
 * @param name what is wrong with it
 * @param request all of its bytes, each as the character of that number
 * @param statuses the statuses with which it may be refused
 * @param message a part of the message it is refused with; empty if the server, not the API, may refuse it
 */
record BadInput(String name, String request, List<Integer> statuses, String message) {

    private static final String ROOT = "/runtime/orchestrations";

    static BadInput of(String name, String request, String message, Integer... statuses) {
        return new BadInput(name, characters(request.getBytes(StandardCharsets.UTF_8)), List.of(statuses), message);
    }

    /** A GET of this path, which is written as it is. */
    static BadInput get(String path, String message, Integer... statuses) {
        return of("GET " + brief(path), head("GET", path) + "\r\n", message, statuses);
    }

    /** Any method without a body. */
    static BadInput request(String method, String path, String message, Integer... statuses) {
        return of(method + " " + brief(path), head(method, path) + "\r\n", message, statuses);
    }

    /** A POST of this body. */
    static BadInput post(String path, String json, String message, Integer... statuses) {
        return post(path, json.getBytes(StandardCharsets.UTF_8), message, statuses);
    }

    static BadInput post(String path, byte[] json, String message, Integer... statuses) {
        String head =
                head("POST", path) + "Content-Type: application/json\r\nContent-Length: " + json.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + json.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(json, 0, all, start.length, json.length);
        String name = "POST " + brief(path) + " " + brief(new String(json, StandardCharsets.UTF_8));
        return new BadInput(name, characters(all), List.of(statuses), message);
    }

    /** A request with these lines of headers. */
    static BadInput with(String method, String path, String headers, String body, String message, Integer... statuses) {
        return of(
                method + " " + brief(path) + " with " + brief(headers),
                head(method, path) + headers + "\r\n" + body,
                message,
                statuses);
    }

    private static String characters(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The request as it is sent. */
    byte[] bytes() {
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String head(String method, String path) {
        return method + " " + ROOT + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    }

    private static String brief(String text) {
        String visible = text.replaceAll("\\p{C}", "?");
        return visible.length() <= 70 ? visible : visible.substring(0, 70) + "... (" + text.length() + ")";
    }

    @Override
    public String toString() {
        return name;
    }
}
