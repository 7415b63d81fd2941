package io.durablefunctions.management;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a caller takes JSON. */
final class Accepts {

    private static final Set<String> TAKEN = Set.of("*/*", "application/*", "application/json");

    private Accepts() {}

    /**
     * Passes if the caller does not say otherwise.
     *
     * @throws Problem 406
     */
    static void requireJson(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Accept"));
        if (headers.isEmpty() || String.join("", headers).isBlank()) {
            return;
        }
        for (String range : String.join(",", headers).toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.replaceAll("\\s", "").split(";");
            boolean isRefused = List.of(parts).stream().anyMatch(part -> part.matches("q=0(\\.0*)?"));
            if (parts.length > 0 && TAKEN.contains(parts[0]) && !isRefused) {
                return;
            }
        }
        throw Problem.of(406, "not-acceptable", "Answers are application/json. Accept it, or leave Accept out.");
    }
}
