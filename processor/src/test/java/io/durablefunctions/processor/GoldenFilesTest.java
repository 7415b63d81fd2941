package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is generated for the contracts in {@code good/}, character by character. After a change that is wanted,
 * {@code -Dgolden.update=true} writes {@code expected/} anew, to be read before it is committed.
 */
class GoldenFilesTest {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path EXPECTED = Fixtures.RESOURCES.resolve("expected");

    static Stream<String> directories() {
        return Fixtures.filesIn(Fixtures.RESOURCES.resolve("good")).stream()
                .map(path -> path.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("directories")
    void generated_source_is_exactly_what_is_expected_and_compiles_without_warnings(String directory)
            throws IOException {
        Compilation compilation = Fixtures.compile(Fixtures.good(directory), "-Xlint:all", "-Werror");

        assertThat(compilation.diagnostics()).extracting(Diagnostic::toString).isEmpty();
        Map<String, String> generated = generated(compilation);
        if (UPDATE) {
            write(directory, generated);
        }
        assertThat(generated).containsExactlyEntriesOf(expected(directory));
    }

    private static Map<String, String> generated(Compilation compilation) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedSourceFiles()) {
            String name = file.getName().replaceAll(".*/", "");
            files.put(name, file.getCharContent(false).toString());
        }
        JavaFileObject services = compilation
                .generatedFile(
                        StandardLocation.CLASS_OUTPUT, "META-INF/services/io.durablefunctions.definition.Definition")
                .orElseThrow();
        files.put("services.txt", new String(services.openInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return files;
    }

    private static Map<String, String> expected(String directory) {
        Map<String, String> files = new TreeMap<>();
        for (Path file : Fixtures.filesIn(EXPECTED.resolve(directory))) {
            files.put(file.getFileName().toString(), Fixtures.read(file));
        }
        return files;
    }

    private static void write(String directory, Map<String, String> files) throws IOException {
        Path target = EXPECTED.resolve(directory);
        Files.createDirectories(target);
        for (Path old : Fixtures.filesIn(target)) {
            Files.delete(old);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(target.resolve(file.getKey()), file.getValue());
        }
    }
}
