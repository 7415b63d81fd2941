package io.durablefunctions.testing.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A trace and how far it has been read. The first thing that is wrong ends the reading. */
final class TraceReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    private List<String> entries = List.of();
    private int position;
    private @Nullable String complaint;

    TraceReader(String json) {
        try {
            entries = List.of(JSON.readValue(json, String[].class));
        } catch (JacksonException | NullPointerException noTexts) {
            complaint = "its result is no list of texts: " + json;
        }
    }

    @Nullable
    String complaint() {
        return complaint;
    }

    /** What the next entry says, if it is of this key; null otherwise. */
    @Nullable
    String peek(String key) {
        if (complaint != null || position == entries.size()) {
            return null;
        }
        String entry = entries.get(position);
        boolean isOfKey = entry.startsWith(key) && entry.startsWith("=", key.length());
        return isOfKey ? entry.substring(key.length() + 1) : null;
    }

    boolean skip() {
        position++;
        return true;
    }

    /** Whether the next entry is this; goes on to the one after it. */
    boolean next(String key, @Nullable String expected) {
        String seen = peek(key);
        boolean fits = seen != null && seen.equals(expected);
        return fits ? skip() : wrong(key, String.valueOf(expected));
    }

    boolean wrong(String key, String expected) {
        if (complaint == null) {
            complaint = "entry " + position + " should be " + key + "=" + expected + ", and is " + found();
        }
        return false;
    }

    private String found() {
        return position < entries.size() ? entries.get(position) : "missing";
    }

    /** There must be no more. */
    void end() {
        if (complaint == null && position < entries.size()) {
            complaint = "entry " + position + " is one too many: " + found();
        }
    }
}
