package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EclipseCompilerTest {

    @TempDir
    Path output;

    static Stream<String> directories() {
        return GoldenFilesTest.directories();
    }

    @ParameterizedTest
    @MethodSource("directories")
    void the_compiler_of_eclipse_generates_the_same_and_compiles_it(String directory) throws IOException {
        List<Path> sources = Fixtures.filesIn(Fixtures.RESOURCES.resolve("good").resolve(directory));

        assertThat(compile(sources)).isEmpty();

        assertThat(output.resolve("META-INF/services/io.durablefunctions.definition.Definition"))
                .hasSameTextualContentAs(expected(directory).resolve("services.txt"));
        assertThat(generated()).containsExactlyEntriesOf(sourcesIn(expected(directory)));
    }

    static Stream<Path> bad() {
        return MistakesTest.files()
                .filter(file -> !file.endsWith("Suspending.java")); // that one needs a class of Kotlin
    }

    @ParameterizedTest
    @MethodSource("bad")
    void the_compiler_of_eclipse_reports_the_same_mistakes(Path file) throws IOException {
        assertThat(compile(List.of(file))).containsAll(MistakesTest.expected(file));
    }

    @Test
    void the_compiler_of_eclipse_takes_no_constant_that_does_not_exist_for_a_wrong_duration() throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(output.resolve("source")).resolve("Mail.java"), """
            package com.acme;
            @io.durablefunctions.annotations.Activity
            interface Mail {
                @io.durablefunctions.annotations.Timeout(Times.SHRT)
                void tell(String letter);
            }
            """);

        assertThat(compile(List.of(file)))
                .hasSizeBetween(1, 2)
                .anyMatch(error -> error.startsWith("4: Times cannot be resolved"))
                .noneMatch(error -> error.contains("invalid-timeout"));
    }

    /** The errors. */
    private List<String> compile(List<Path> sources) throws IOException {
        EclipseCompiler compiler = new EclipseCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            files.setLocation(StandardLocation.CLASS_PATH, Fixtures.classPath());
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(
                    StandardLocation.SOURCE_OUTPUT, List.of(Files.createDirectories(output.resolve("generated"))));
            CompilationTask task = compiler.getTask(
                    new StringWriter(),
                    files,
                    found,
                    List.of("--release", "17"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new ContractProcessor(), new RegistryProcessor()));
            task.call();
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private Map<String, String> generated() throws IOException {
        try (Stream<Path> files = Files.walk(output.resolve("generated"))) {
            return sources(files);
        }
    }

    private static Path expected(String directory) {
        return Fixtures.RESOURCES.resolve("expected").resolve(directory);
    }

    private static Map<String, String> sourcesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return sources(files);
        }
    }

    private static Map<String, String> sources(Stream<Path> files) {
        Map<String, String> sources = new TreeMap<>();
        files.filter(file -> file.toString().endsWith(".java"))
                .forEach(file -> sources.put(file.getFileName().toString(), Fixtures.read(file)));
        return sources;
    }
}
