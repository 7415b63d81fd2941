package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes in {@code bad/}. Each line with a mistake says so itself, {@code // error: [code] text}; where the text is too
 * long or there are several, lines below say {@code // error above: [code] text}. All are reported, and nothing else is.
 */
class MistakesTest {

    private static final String HERE = "// error: ";
    private static final String ABOVE = "// error above: ";

    private static final JavaFileObject CONTINUATION = Fixtures.source(
            "kotlin.coroutines.Continuation", "package kotlin.coroutines;", "public interface Continuation<T> {}");

    static Stream<Path> files() {
        return Fixtures.filesIn(Fixtures.RESOURCES.resolve("bad")).stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_mistake_is_reported_on_its_line(Path file) {
        Compilation compilation = Fixtures.compile(List.of(Fixtures.source(file), CONTINUATION));

        assertThat(reported(compilation)).containsExactlyInAnyOrderElementsOf(expected(file));
    }

    @Test
    void a_contract_with_mistakes_does_not_keep_others_from_being_generated() {
        Compilation compilation =
                Fixtures.compile(List.of(Fixtures.source(Fixtures.RESOURCES.resolve("bad/Storing.java"))));

        assertThat(compilation.generatedSourceFiles())
                .extracting(JavaFileObject::getName)
                .containsExactlyInAnyOrder(
                        "/SOURCE_OUTPUT/com/acme/Storing_GoodStub.java",
                        "/SOURCE_OUTPUT/com/acme/Storing_GoodDefinition.java");
    }

    private static List<String> reported(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static List<String> expected(Path file) {
        List<String> errors = new ArrayList<>();
        String[] lines = Fixtures.read(file).split("\n");
        int number = 0;
        for (int i = 0; i < lines.length; i++) {
            number = lines[i].contains(ABOVE) ? number : i + 1;
            for (String mark : List.of(HERE, ABOVE)) {
                int at = lines[i].indexOf(mark);
                if (at >= 0) {
                    errors.add(number + ": " + lines[i].substring(at + mark.length()));
                }
            }
        }
        return errors;
    }
}
