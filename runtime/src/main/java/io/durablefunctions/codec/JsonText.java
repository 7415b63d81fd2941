package io.durablefunctions.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON text that is looked at, not read. */
final class JsonText {

    private final JsonFactory strict;

    JsonText(int depth) {
        this.strict = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        Mappers.unlimited().maxNestingDepth(depth).build())
                .build();
    }

    /**
     * What keeps the text from being exactly one JSON value; null if nothing does. Throws Jackson's exceptions as well.
     */
    @Nullable
    String flawOf(String json) {
        try (JsonParser parser = strict.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return "it is empty";
            }
            parser.skipChildren();
            return parser.nextToken() == null ? null : "there is more than one value";
        }
    }

    /** The texts of the elements of a JSON array; null if it is something else. The text must be valid JSON. */
    static @Nullable List<String> elementsOf(String json) {
        if (!json.startsWith("[")) {
            return null;
        }
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int i = 1; i < json.length() - 1; i++) {
            char c = json.charAt(i);
            if (c == '"') {
                i = endOfString(json, i);
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                elements.add(Texts.trim(json.substring(start, i)));
                start = i + 1;
            }
        }
        String last = Texts.trim(json.substring(start, json.length() - 1));
        if (!last.isEmpty()) {
            elements.add(last);
        }
        return elements;
    }

    private static int endOfString(String json, int start) {
        int i = start + 1;
        while (json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
