package io.durablefunctions.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** A JSON object of which every field is known; the values are kept as the text they came as. Immutable. */
final class JsonFields {

    private static final int DEEPEST = 100;
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final String path;
    private final Map<String, String> values;

    private JsonFields(String path, Map<String, String> values) {
        this.path = path;
        this.values = values;
    }

    /**
     * Reads an object.
     *
     * @param text all of it; empty for an object without fields
     * @throws Problem 400, which names the field
     */
    static JsonFields parse(String text, Set<String> known) {
        return text.isBlank() ? new JsonFields("", Map.of()) : parse("", text, known);
    }

    private static JsonFields parse(String path, String text, @Nullable Set<String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.badRequest(
                        (path.isEmpty() ? "The body" : "Field '" + path + "'") + " must be a JSON object.");
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (known != null && !known.contains(name)) {
                    throw Problem.badRequest("Unknown field '" + path(path, Texts.brief(name)) + "'. "
                            + (known.isEmpty()
                                    ? "There are none here."
                                    : "Known are: " + String.join(", ", new TreeSet<>(known)) + "."));
                }
                parser.nextToken();
                values.put(name, value(parser, text));
            }
            if (parser.nextToken() != null) {
                throw Problem.badRequest("The body must be one JSON object, and more follows it.");
            }
        } catch (JacksonException e) {
            throw notJson(e);
        }
        return new JsonFields(path, values);
    }

    private static String value(JsonParser parser, String text) {
        long start = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return text.substring((int) start, (int) parser.currentLocation().getCharOffset());
    }

    private static Problem notJson(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return Problem.badRequest(
                    "The body is nested deeper than " + DEEPEST + " levels, or has a number or name that is too long.");
        }
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return Problem.badRequest("The body is not valid JSON" + place + ": " + Texts.brief(e.getOriginalMessage()));
    }

    private static String path(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean isString(String value) {
        return value.startsWith("\"");
    }

    private static String unquoted(String value) {
        try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), value)) {
            parser.nextToken();
            return parser.getString();
        }
    }

    /** A value as it came; the JSON null if there is none. */
    String json(String name) {
        return values.getOrDefault(name, "null");
    }

    boolean has(String name) {
        return !json(name).equals("null");
    }

    @Nullable
    String string(String name, int longest) {
        if (!has(name)) {
            return null;
        }
        if (!isString(json(name))) {
            throw wrong(name, "a string");
        }
        String text = unquoted(json(name));
        if (text.length() > longest) {
            throw wrong(name, "a string of at most " + longest + " characters");
        }
        return text;
    }

    boolean flag(String name) {
        return switch (json(name)) {
            case "true" -> true;
            case "false", "null" -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    /** A string or an array of strings. */
    List<String> strings(String name) {
        String json = json(name);
        if (isString(json) || !has(name)) {
            return has(name) ? List.of(unquoted(json)) : List.of();
        }
        List<String> strings = new ArrayList<>();
        try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw wrong(name, "a string or an array of strings");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.VALUE_STRING) {
                    throw wrong(name, "a string or an array of strings");
                }
                strings.add(parser.getString());
            }
        }
        return strings;
    }

    /** An object with fields of one's own choice, all strings. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (has(name)) {
            JsonFields fields = parse(path(path, name), json(name), null);
            fields.values.keySet().forEach(key -> {
                String text = fields.string(key, 255);
                if (text == null) {
                    throw fields.wrong(key, "a string");
                }
                texts.put(key, text);
            });
        }
        return texts;
    }

    JsonFields object(String name, Set<String> known) {
        return has(name) ? parse(path(path, name), json(name), known) : new JsonFields(path(path, name), Map.of());
    }

    private Problem wrong(String name, String expected) {
        return Problem.badRequest("Field '" + path(path, Texts.brief(name)) + "' must be " + expected + ".");
    }
}
