package io.durablefunctions.management.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests byte by byte, as no client library would send them. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 60_000;

    private RawHttp() {}

    /**
     * What came back until the server ended the connection.
     *
     * @param status the HTTP status; 0 if nothing came
     * @param text all of it, headers included
     */
    record Answer(int status, String text) {

        String header(String name) {
            String headers = text.replaceFirst("(?s)\\r\\n\\r\\n.*", "");
            Matcher matcher = Pattern.compile("(?im)^" + name + ": *(.*?)\\r?$").matcher(headers);
            return matcher.find() ? matcher.group(1) : "";
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }
    }

    static Answer send(URI root, String method, String path, String json, String... headers) {
        return sendTo(root, root.getAuthority(), method, path, json, headers);
    }

    /** Sends a request of this Host; headers are whole lines. */
    static Answer sendTo(URI root, String host, String method, String path, String json, String... headers) {
        StringBuilder request =
                new StringBuilder(method + " " + root.getRawPath() + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (!json.isEmpty()) {
            request.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(json.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        } else if (method.equals("POST")) {
            request.append("Content-Length: 0\r\n");
        }
        request.append("Connection: close\r\n\r\n").append(json);
        return exchange(root, request.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Sends these bytes and nothing else. */
    static Answer exchange(URI root, byte[] request) {
        try (Socket socket = new Socket(InetAddress.getByName(root.getHost()), root.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            return read(socket);
        } catch (IOException e) {
            throw new IllegalStateException("no answer to a raw request", e);
        }
    }

    /** A server that refuses early may close before all is sent; its answer is there nevertheless. */
    private static void write(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (SocketException closed) {
            // what matters is what it said
        }
    }

    static Answer read(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[8_192];
        InputStream in = socket.getInputStream();
        try {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                bytes.write(chunk, 0, n);
            }
        } catch (SocketException reset) {
            // the same
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        Matcher status = Pattern.compile("^HTTP/1\\.1 (\\d{3})").matcher(text);
        return new Answer(status.find() ? Integer.parseInt(status.group(1)) : 0, text);
    }
}
