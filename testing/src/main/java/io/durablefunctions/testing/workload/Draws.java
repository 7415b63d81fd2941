package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Source;
import java.util.regex.Pattern;

/** What a drawn value looks like. */
final class Draws {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private Draws() {}

    static boolean isFrom(Source source, String text) {
        Pattern pattern = switch (source) {
            case UUID -> UUID;
            case NUMBER -> NUMBER;
            case TIME -> TIME;
        };
        return pattern.matcher(text).matches();
    }
}
