package io.durablefunctions.management.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API's OpenAPI description, against which answers are held. */
final class Description {

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new HashMap<>();

    Description(JsonNode document) {
        assertThat(document.path("openapi").asString("")).as("%s", document).isEqualTo("3.1.0");
        this.document = document;
    }

    JsonNode paths() {
        return document.path("paths");
    }

    /** The status, the media type and every field of the body must be described; paths that are not may only be refused. */
    void check(String method, String path, Reply reply) {
        JsonNode operation = operation(method.equals("HEAD") ? "GET" : method, path);
        if (operation.isMissingNode()) {
            assertThat(reply.status())
                    .as("%s %s is not described: %s", method, path, reply)
                    .isIn(204, 400, 401, 403, 404, 405, 421);
            return;
        }
        JsonNode response = resolved(operation.path("responses").path("" + reply.status()));
        assertThat(response.isMissingNode())
                .as("%s %s may answer %s: %s", method, path, reply.status(), reply.text())
                .isFalse();
        JsonNode schema = response.path("content").path(reply.mediaType()).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s %s answered %s as %s", method, path, reply.status(), reply.mediaType())
                .isFalse();
        if (!method.equals("HEAD")) {
            assertThat(schema(schema).validate(reply.json()))
                    .as("%s %s: %s", method, path, reply.text())
                    .isEmpty();
        }
    }

    private Schema schema(JsonNode schema) {
        return schemas.computeIfAbsent(schema, node -> {
            ObjectNode whole = JsonMapper.shared().createObjectNode();
            whole.setAll((ObjectNode) node);
            whole.set("components", document.path("components"));
            return registry.getSchema(whole);
        });
    }

    private JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asString("");
        return ref.isEmpty() ? node : document.at(ref.substring(1));
    }

    private JsonNode operation(String method, String path) {
        String plain = path.replaceFirst("\\?.*", "");
        JsonNode exact = paths().path(plain.isEmpty() ? "/" : plain);
        JsonNode found = exact.isMissingNode() ? template(plain) : exact;
        return found.path(method.toLowerCase(Locale.ROOT));
    }

    private JsonNode template(String path) {
        for (Map.Entry<String, JsonNode> described : paths().properties()) {
            if (path.matches(described.getKey().replaceAll("\\{[^}]*}", "[^/]+"))) {
                return described.getValue();
            }
        }
        return document.path("no such path");
    }
}
