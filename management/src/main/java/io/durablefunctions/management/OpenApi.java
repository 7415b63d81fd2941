package io.durablefunctions.management;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** The API's OpenAPI 3.1 description. */
final class OpenApi {

    private static final String TEXT = read();

    private OpenApi() {}

    private static String read() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the URL of the API's root. */
    static ObjectNode at(String base) {
        ObjectNode description = Json.read(TEXT);
        description.putArray("servers").addObject().put("url", base);
        return description;
    }
}
