package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where lines break is seen in the golden files; here, that breaking them is all that happens. */
class LineBreaksTest {

    static Stream<Path> generated() {
        return Fixtures.filesIn(Fixtures.RESOURCES.resolve("expected")).stream()
                .flatMap(directory -> Fixtures.filesIn(directory).stream())
                .filter(file -> file.toString().endsWith(".java"));
    }

    @ParameterizedTest
    @MethodSource("generated")
    void nothing_is_lost_however_long_the_names_are(Path file) {
        for (int times = 2; times <= 12; times++) {
            String longNames = Fixtures.read(file).replaceAll("\\b([A-Z][A-Za-z]+)\\b", "$1".repeat(times));

            assertThat(LineBreaks.in(longNames)).isEqualToIgnoringWhitespace(longNames);
        }
    }
}
