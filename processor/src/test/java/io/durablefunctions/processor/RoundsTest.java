package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {

    @TempDir
    Path classes;

    private static final JavaFileObject CONTRACT = Fixtures.source(
            "com.acme.Mail",
            "package com.acme;",
            "@io.durablefunctions.annotations.Activity",
            "public interface Mail {",
            "    void tell(java.util.List<Letter> letters);",
            "}");

    @Test
    void a_contract_may_use_what_another_processor_generates() {
        Compilation compilation = Compiler.javac()
                .withClasspath(Fixtures.classPath())
                .withProcessors(new ContractProcessor(), new Letters(), new RegistryProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(CONTRACT);

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.generatedSourceFile("com.acme.MailStub")).isPresent();
    }

    @Test
    void a_class_that_does_not_exist_is_reported_by_the_compiler_and_as_the_reason_why_nothing_is_generated() {
        Compilation compilation = Fixtures.compile(List.of(CONTRACT));

        assertThat(errors(compilation))
                .satisfiesExactlyInAnyOrder(
                        error -> assertThat(error)
                                .startsWith("4: cannot find symbol")
                                .contains("Letter"),
                        error ->
                                assertThat(error).isEqualTo("3: " + notGenerated("Letter, which Mail.tell mentions,")));
    }

    @Test
    void a_contract_may_mention_what_is_generated_for_it_where_nobody_implements_it() {
        Compilation compilation = Fixtures.compile(
                List.of(Fixtures.source(
                        "com.acme.Mail",
                        "package com.acme;",
                        "import io.durablefunctions.OrchestrationContext;",
                        "@io.durablefunctions.annotations.Activity",
                        "public interface Mail {",
                        "    void tell(String letter);",
                        "    static MailStub in(OrchestrationContext context) {",
                        "        return MailStub.in(context);",
                        "    }",
                        "    default String twice(MailStub stub) {",
                        "        stub.tell(\"first\");",
                        "        return text(stub);",
                        "    }",
                        "    private String text(MailStub stub) {",
                        "        return stub.toString();",
                        "    }",
                        "}")),
                "-Xlint:all",
                "-Werror");

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.generatedSourceFile("com.acme.MailStub")).isPresent();
    }

    @Test
    void a_contract_whose_methods_take_what_is_generated_for_it_is_told_why_it_is_not() {
        Compilation compilation = Fixtures.compile(List.of(Fixtures.source(
                "com.acme.Mail",
                "package com.acme;",
                "@io.durablefunctions.annotations.Activity",
                "public interface Mail {",
                "    void tell(Letter letter);",
                "    interface Letter {",
                "        MailStub sender();",
                "    }",
                "}")));

        assertThat(errors(compilation))
                .hasSize(2)
                .contains("3: " + notGenerated("MailStub, which Mail.Letter.sender mentions,"));
    }

    @Test
    void a_class_that_is_not_on_the_class_path_any_more_is_reported_at_the_contract_that_needs_it() throws IOException {
        compileTo(
                classes,
                Fixtures.source("com.acme.Stamp", "package com.acme;", "public record Stamp(int cents) {}"),
                Fixtures.source(
                        "com.acme.Letter", "package com.acme;", "public interface Letter {", "  Stamp stamp();", "}"));
        Files.delete(classes.resolve("com/acme/Stamp.class"));

        Compilation compilation = Compiler.javac()
                .withClasspath(Stream.concat(Fixtures.classPath().stream(), Stream.of(classes.toFile()))
                        .toList())
                .withProcessors(new ContractProcessor(), new RegistryProcessor())
                .compile(CONTRACT);

        assertThat(errors(compilation)).contains("3: " + notGenerated("com.acme.Stamp, which Letter.stamp mentions,"));
    }

    @Test
    void a_value_of_an_annotation_may_be_a_constant_that_another_processor_generates() {
        Compilation compilation = Compiler.javac()
                .withClasspath(Fixtures.classPath())
                .withProcessors(new ContractProcessor(), new Letters(), new RegistryProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(timely("Letter.SOON"));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.generatedSourceFile("com.acme.MailDefinition"))
                .hasValueSatisfying(file -> assertThat(text(file)).contains(".timeout(Duration.ofSeconds(5))"));
    }

    @Test
    void a_constant_that_does_not_exist_is_not_taken_for_a_wrong_duration() {
        Compilation compilation = Fixtures.compile(List.of(timely("Times.SHRT")));

        assertThat(errors(compilation))
                .satisfiesExactlyInAnyOrder(
                        error -> assertThat(error).startsWith("4: ").contains("Times"),
                        error -> assertThat(error).isEqualTo("3: " + notGenerated("a value of @Timeout on Mail.tell")));
    }

    @Test
    void an_exception_in_not_on_that_does_not_exist_is_not_left_out() {
        Compilation compilation = Fixtures.compile(List.of(Fixtures.source(
                "com.acme.Mail",
                "package com.acme;",
                "@io.durablefunctions.annotations.Activity",
                "public interface Mail {",
                "    @io.durablefunctions.annotations.Retry(notOn = {IllegalStateException.class, Lost.class})",
                "    void tell(String letter);",
                "}")));

        assertThat(errors(compilation)).hasSize(2).contains("3: " + notGenerated("a value of @Retry on Mail.tell"));
    }

    private static JavaFileObject timely(String timeout) {
        return Fixtures.source(
                "com.acme.Mail",
                "package com.acme;",
                "@io.durablefunctions.annotations.Activity",
                "public interface Mail {",
                "    @io.durablefunctions.annotations.Timeout(" + timeout + ")",
                "    void tell(String letter);",
                "}");
    }

    private static String notGenerated(String unknown) {
        return "[unknown-type] nothing is generated for Mail: " + unknown
                + " is not known. Correct it, or add it to the class path. It cannot be what would be generated for Mail.";
    }

    private static List<String> errors(Compilation compilation) {
        return compilation.errors().stream()
                .map(error -> error.getLineNumber() + ": " + error.getMessage(Locale.ROOT))
                .toList();
    }

    private static void compileTo(Path directory, JavaFileObject... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(directory));
            assertThat(compiler.getTask(null, files, null, List.of("-proc:none"), null, List.of(sources))
                            .call())
                    .isTrue();
        }
    }

    private static String text(JavaFileObject file) {
        try {
            return file.getCharContent(false).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Generates {@code Letter} in the first round. */
    private static final class Letters extends AbstractProcessor {

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (processingEnv.getElementUtils().getTypeElement("com.acme.Letter") == null) {
                generate();
            }
            return false;
        }

        private void generate() {
            try (Writer writer =
                    processingEnv.getFiler().createSourceFile("com.acme.Letter").openWriter()) {
                writer.write(
                        "package com.acme; public record Letter(String text) { public static final String SOON = \"5s\"; }");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
