package io.durablefunctions.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parameters of a query: only those a route knows, each in the form it has. Immutable. */
final class Query {

    private static final int LONGEST = 8_192;
    private static final int MOST = 200;

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads a query.
     *
     * @param text as it came, without the question mark; null for none
     * @throws Problem 400 or 414, which names the parameter
     */
    static Query parse(@Nullable String text, Set<String> known) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            return new Query(values);
        }
        if (text.length() > LONGEST) {
            throw Problem.of(414, "uri-too-long", "The query is longer than " + LONGEST + " characters.");
        }
        String[] pairs = text.split("&", -1);
        if (pairs.length > MOST) {
            throw Problem.badRequest("The query has more than " + MOST + " parameters.");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals), true);
            if (!known.contains(name)) {
                throw Problem.badRequest("Unknown query parameter '" + Texts.brief(name) + "'. "
                        + (known.isEmpty()
                                ? "There are none here."
                                : "Known are: " + String.join(", ", new TreeSet<>(known)) + "."));
            }
            values.computeIfAbsent(name, unused -> new ArrayList<>())
                    .add(equals < 0 ? "" : Percent.decode(pair.substring(equals + 1), true));
        }
        return new Query(values);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    @Nullable
    String one(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw Problem.badRequest("Query parameter '" + name + "' is given " + all.size() + " times. Give it once.");
        }
        return all.isEmpty() ? null : all.get(0);
    }

    boolean flag(String name, boolean otherwise) {
        String value = one(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw Problem.badRequest("Query parameter '" + name + "' must be true or false.");
        }
        return value.equals("true");
    }

    int number(String name, int otherwise, int least, int most) {
        String value = one(name);
        if (value == null) {
            return otherwise;
        }
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Problem.badRequest(
                "Query parameter '" + name + "' must be a whole number from " + least + " to " + most + ".");
    }
}
