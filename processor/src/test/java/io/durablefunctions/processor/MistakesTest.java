package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
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
        RecordedProcessor processor = new RecordedProcessor();

        Compilation compilation = Compiler.javac()
                .withClasspath(Fixtures.classPath())
                .withProcessors(processor)
                .compile(Fixtures.source(Fixtures.RESOURCES.resolve("bad/Storing.java")));

        assertThat(compilation.status()).isEqualTo(Compilation.Status.FAILURE);
        assertThat(processor.originOfSources())
                .containsOnlyKeys("com.acme.Storing_GoodStub", "com.acme.Storing_GoodDefinition");
    }

    private static List<String> reported(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    /** {@code line: [code] text} */
    static List<String> expected(Path file) {
        List<String> errors = new ArrayList<>();
        List<String> lines = Fixtures.read(file).lines().toList();
        int number = 0;
        for (int i = 0; i < lines.size(); i++) {
            number = lines.get(i).contains(ABOVE) ? number : i + 1;
            for (String mark : List.of(HERE, ABOVE)) {
                int at = lines.get(i).indexOf(mark);
                if (at >= 0) {
                    errors.add(number + ": " + lines.get(i).substring(at + mark.length()));
                }
            }
        }
        return errors;
    }
}
